import { t } from '../../../core/text.ts';
import type { PicturePart } from '../parts.ts';

/** For newcomers: what happens here, and three prompts to begin with. */
export function Welcome({ state, dispatch }: Omit<PicturePart, 'picture'>) {
  const { generate } = state.forms;
  const examples = [
    t('A red fox on a hill at dawn, flat illustration'),
    t('An isometric server room in soft pastel colours'),
    t('Line art of a friendly robot that reads a book'),
  ];
  const prompt = String(generate.options.prompt ?? '').trim();
  const free = prompt === '' || examples.includes(prompt);
  const fill = (example: string) => {
    dispatch({ type: 'tab-chosen', tab: 'generate' });
    const options = { ...generate.options, prompt: example };
    dispatch({ type: 'form-changed', operation: 'generate', form: { ...generate, options } });
  };
  return (
    <div class="welcome">
      <Hill />
      <p>{t('Describe a picture, and watch it form here.')}</p>
      <ul class="examples">
        {examples.map((example) => (
          <li key={example}>
            <button
              type="button"
              class="secondary"
              disabled={!free}
              title={free ? undefined : t('There is a prompt in the form already')}
              onClick={() => fill(example)}
            >
              {example}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const COLUMNS = 30;
const ROWS = 18;
/** Widths of a dot, from air to earth. */
const WEIGHTS = [0.8, 1.6, 2.6, 3.8];

/** A hill and a sun in dots of four sizes: one path for each size, every dot a line of no length with round ends. */
function Hill() {
  const paths = WEIGHTS.map(() => '');
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const weight = weightAt(column + (row % 2) / 2, row);
      paths[weight] += `M${column * 6 + (row % 2) * 3 + 4} ${row * 6 + 4}h0`;
    }
  }
  return (
    <svg class="hill" viewBox={`0 0 ${COLUMNS * 6 + 5} ${ROWS * 6 + 2}`} aria-hidden="true">
      {paths.map((path, weight) => (
        <path key={WEIGHTS[weight]} d={path} stroke-width={WEIGHTS[weight]} />
      ))}
    </svg>
  );
}

function weightAt(column: number, row: number): number {
  const ground = 11.5 - 3.5 * Math.sin((column / COLUMNS) * Math.PI * 1.15 + 0.2);
  if (row > ground) return row > ground + 4 ? 3 : 2;
  const sun = Math.hypot(column - 21.5, row - 4.5);
  if (sun < 2.6) return 3;
  return sun < 4.2 ? 1 : 0;
}
