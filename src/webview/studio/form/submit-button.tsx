import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import { draftsOf } from '../submission.ts';
import { lineOf, Mark } from './field-line.tsx';
import { reasonOf } from './field-note.ts';
import type { FieldPart } from './field-part.ts';
import type { Outlook } from './outlook.ts';
import { writePrice } from './price.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The button with its price, where the pictures go, and what is still in the way. */
export function SubmitButton({ operation, form, facts, change, submit, outlook }: FieldPart) {
  const obstacle = outlook.missing[0] ?? outlook.problems[0];
  const press = () => {
    if (obstacle) document.getElementById(`field-${obstacle.field}`)?.focus();
    else submit();
  };
  useSubmitKey(press);
  const price = writePrice(outlook.draft, facts.defaults);
  const verb = operation === 'edit' ? t('Edit') : t('Generate');
  const isDraft = draftsOf(form, facts, outlook.draft.options.n);
  return (
    <>
      <div class="submit-line">
        <button
          type="button"
          class="primary submit"
          aria-disabled={obstacle !== undefined}
          aria-describedby={lineOf('submit')}
          aria-keyshortcuts={isMac ? 'Meta+Enter' : 'Control+Enter'}
          onClick={press}
        >
          <span>{price ? `${verb} ${price.startsWith('≈') ? price : `· ${price}`}` : verb}</span>
          <span class="keys" aria-hidden="true">
            {isMac ? '⌘⏎' : t('Ctrl⏎')}
          </span>
        </button>
        <label
          class="drafts"
          title={
            facts.hasFolder
              ? t('Pictures wait outside the workspace until you keep them')
              : t('Without a folder open, pictures wait until you keep them')
          }
        >
          <input
            type="checkbox"
            checked={isDraft}
            disabled={!facts.hasFolder}
            onChange={(event) => change({ ...form, drafts: event.currentTarget.checked })}
          />
          {t('Drafts')}
        </label>
      </div>
      <SubmitNote outlook={outlook} hasKey={facts.hasKey} />
    </>
  );
}

function SubmitNote({ outlook, hasKey }: { readonly outlook: Outlook; readonly hasKey: boolean }) {
  const { missing, problems, draft, model } = outlook;
  const [problem] = problems;
  const id = lineOf('submit');
  if (missing[0]) {
    return (
      <p class="note" id={id}>
        {missing[0].message}
      </p>
    );
  }
  if (problem) {
    return (
      <p class="note fault" id={id}>
        <Mark />
        {reasonOf(problem, draft.options[problem.field], outlook)}
      </p>
    );
  }
  if (model.row.runs === 'api' && !hasKey) {
    return (
      <p class="note" id={id}>
        {t('{0} needs an API key.', model.id)}
        <button type="button" class="remedy" onClick={() => void ask('link-open', { link: 'set-key' })}>
          {t('Set API key…')}
        </button>
      </p>
    );
  }
  return <p class="note" id={id} />;
}

/** From anywhere in the form; where the pictures are, the key is theirs. */
function useSubmitKey(press: () => void): void {
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isKey = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing;
      if (!isKey || !(event.target as Element).closest('.form-part')) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
