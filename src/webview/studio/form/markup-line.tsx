import { modelForMarkup } from '../../../core/model/catalogue.ts';
import { t } from '../../../core/text.ts';
import { marksInWords } from '../markup/words.ts';
import { filesIn, useLoadedFiles } from '../paint/use-loaded-files.ts';
import type { Form } from '../state.ts';
import { switchTo } from './field-note.ts';
import type { FieldPart } from './field-part.ts';
import { type FormMarkup, hasMarkup } from './form-overlay.ts';
import { ableUnless, type Obstacle, OverlayField } from './overlay-field.tsx';
import { loaderOf } from './overlay-files.ts';
import { MarkupThumb } from './overlay-thumb.tsx';

/** What is drawn on the first picture to say what should change. */
export function MarkupLine(part: FieldPart) {
  const { form, change, state, dispatch } = part;
  const [image] = form.images;
  const isThere = hasMarkup(form);
  const obstacle = obstacleOf(part);
  const draw = () => dispatch({ type: 'easel-chosen', easel: 'markup' });
  const remove = () => {
    change(withoutMarkup(form));
    const undo = { type: 'overlay-removed', form } as const;
    dispatch({ type: 'notice-shown', notice: { kind: 'done', text: t('Removed the markup'), undo } });
    requestAnimationFrame(() => document.getElementById('field-markup')?.focus());
  };
  const buttons = isThere ? (
    <>
      <button type="button" class="quiet" id="field-markup" aria-label={t('Change markup')} onClick={draw}>
        {t('Change')}
      </button>
      <button type="button" class="quiet" aria-label={t('Remove markup')} onClick={remove}>
        {t('Remove')}
      </button>
    </>
  ) : (
    <button id="field-markup" {...ableUnless(obstacle, 'markup', draw)}>
      {t('Draw markup…')}
    </button>
  );
  return (
    <OverlayField {...part} kind="markup" label={t('Markup')} isThere={isThere} buttons={buttons} obstacle={obstacle}>
      {form.markup && isThere && state.easel !== 'markup' && (
        <MarkupFacts markup={form.markup} source={image?.source} />
      )}
    </OverlayField>
  );
}

function MarkupFacts({ markup, source }: { readonly markup: FormMarkup; readonly source: string | undefined }) {
  const { drawing, files } = markup;
  const { loaded, failure } = useLoadedFiles(filesIn(drawing.done), loaderOf(files));
  return (
    <div class="overlay-facts">
      <MarkupThumb source={source} drawing={drawing} loaded={loaded} />
      <div>
        <p>{marksInWords(drawing)}</p>
        {failure && <p class="note fault">{failure}</p>}
      </div>
    </div>
  );
}

function withoutMarkup({ markup: _, ...others }: Form): Form {
  return others;
}

/** Why there can be no markup, for people. */
function obstacleOf({ form, outlook: { model } }: FieldPart): Obstacle | undefined {
  const [image] = form.images;
  if (model.row.edit?.input.markup !== true) {
    const other = modelForMarkup(model);
    const remedy = other ? { remedy: switchTo({ option: 'model', value: other }) } : {};
    return { text: t('{0} takes no markup', model.id), ...remedy };
  }
  if (!image) return { text: t('Markup is drawn on the first picture: add one') };
  if (image.source) return undefined;
  return { text: t('{0} cannot be shown here, so there is nothing to draw on', image.name) };
}
