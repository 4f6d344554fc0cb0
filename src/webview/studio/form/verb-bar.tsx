import { useRef } from 'preact/hooks';
import { draw } from '../../../core/mask/drawing.ts';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import { FIRST_TOOLS } from '../mask/tools.ts';
import { type FinishedPicture, isFinished } from '../pictures/finished.ts';
import { useRoving } from '../roving.ts';
import type { FieldPart } from './field-part.ts';
import { hasMask, newMask, overlayOf, withFile } from './form-overlay.ts';
import { added } from './image-order.ts';
import { sizeOfImage } from './image-size.ts';
import { retype } from './retype.ts';
import { VERBS, type Verb } from './verbs.ts';

const NAMES = Object.keys(VERBS) as readonly Verb[];

/** Ways to edit: each writes its prompt, and opens what it needs besides. */
export function VerbBar(part: FieldPart) {
  const { form, facts, change, dispatch, outlook } = part;
  const { onKeyDown, placed } = useRoving();
  const prompt = String(form.options.prompt ?? '');
  const isMasked = overlayOf(form) === 'mask';

  const tell = (error: Error) => dispatch({ type: 'notice-shown', notice: { kind: 'error', text: error.message } });
  // Pictures take a while to come, and the form may be another by then.
  const latest = useRef(form);
  latest.current = form;
  const addReference = async () => {
    const most = outlook.model.row.edit?.input.maxImages ?? 0;
    const without = form.images.map(({ uri }) => uri);
    const wish = { most: most - without.length, without };
    const { images } = await (facts.hasFolder ? ask('images-choose', wish) : ask('images-pick', {}));
    change({ ...latest.current, images: added(latest.current.images, images, most).images });
  };
  /** All may change but what is rubbed out. */
  const spareSubject = async () => {
    const [image] = form.images;
    if (!image) return;
    const mask = newMask(image.uri, await sizeOfImage(image));
    const drawing = draw(mask.drawing, { type: 'fill' });
    const maskTools = { ...(form.maskTools ?? FIRST_TOOLS), tool: 'eraser' } as const;
    change({ ...latest.current, mask: { ...mask, drawing }, overlay: 'mask', maskTools });
    dispatch({ type: 'easel-chosen', easel: 'mask' });
  };
  /** What is transparent may change, and nothing else. */
  const spareOpaque = async () => {
    const [image] = form.images;
    if (!image) return;
    const file = await ask('mask-of-alpha', { image: image.uri });
    const mask = withFile(newMask(image.uri, await sizeOfImage(image)), file);
    change({ ...latest.current, mask, overlay: 'mask' });
  };
  const act = (verb: Verb) => {
    const { template, needs } = VERBS[verb];
    if (template) writePrompt(template());
    if (needs === 'mask' && !isMasked && !hasMask(form)) return dispatch({ type: 'easel-chosen', easel: 'mask' });
    if (needs === 'canvas') return dispatch({ type: 'easel-chosen', easel: 'canvas' });
    if (needs === 'pixels') return dispatch({ type: 'scaling-chosen', id: scalableOf(part)?.id });
    // Once the prompt is in the form.
    if (needs === 'mask' && !isMasked) requestAnimationFrame(() => change({ ...latest.current, overlay: 'mask' }));
    focusVariable();
    if (needs === 'reference' && form.images.length < 2) addReference().catch(tell);
  };
  return (
    <div class="field verbs">
      <div class="verb-bar" role="toolbar" aria-label={t('Ways to edit')} onKeyDown={onKeyDown}>
        {NAMES.map((verb, index) => {
          const { label, template } = VERBS[verb];
          const obstacle = obstacleTo(verb, part);
          return (
            <button
              key={verb}
              type="button"
              class="verb"
              aria-pressed={template && prompt === template()}
              aria-disabled={obstacle !== undefined}
              title={obstacle ?? (verb === 'scale' ? t('On this machine, no model') : template?.())}
              {...placed(index)}
              onClick={() => obstacle === undefined && act(verb)}
            >
              {label()}
            </button>
          );
        })}
      </div>
      {prompt === VERBS.background.template?.() && maskObstacle(part) === undefined && (
        <p class="note">
          {isMasked && part.state.easel === 'mask' && t('All is marked: rub out the subject, and it stays as it is.')}
          {!isMasked && (
            <>
              {t('To keep the subject to the pixel:')}
              {form.images[0]?.facts?.alpha && (
                <button type="button" class="remedy" onClick={() => spareOpaque().catch(tell)}>
                  {t('Mark what is transparent')}
                </button>
              )}
              <button type="button" class="remedy" onClick={() => spareSubject().catch(tell)}>
                {t('Mark the subject…')}
              </button>
            </>
          )}
        </p>
      )}
    </div>
  );
}

/** Why it cannot be done now, for people. */
function obstacleTo(verb: Verb, part: FieldPart): string | undefined {
  const { model } = part.outlook;
  const { needs } = VERBS[verb];
  if (needs === 'pixels') {
    return scalableOf(part) ? undefined : t('Choose a picture below the stage first');
  }
  if (!model.row.edit) return t('{0} cannot edit pictures', model.id);
  if (part.form.images.length === 0) return t('Add the picture to change');
  if (needs === 'mask' || needs === 'canvas') return maskObstacle(part);
  const most = model.row.edit.input.maxImages;
  if (needs === 'reference' && most < 2) return t('{0} takes {1} at most', model.id, most);
  return undefined;
}

function maskObstacle({ form, outlook: { model } }: FieldPart): string | undefined {
  if (model.row.edit?.input.mask !== true) return t('{0} takes no mask', model.id);
  return form.images[0]?.source ? undefined : t('This picture cannot be shown here');
}

/** The picture to change, where it was made here; else the one on stage. */
function scalableOf({ form, state }: FieldPart): FinishedPicture | undefined {
  const finished = state.pictures.filter(isFinished);
  return (
    finished.find(({ file }) => file.uri === form.images[0]?.uri) ?? finished.find(({ id }) => id === state.selected)
  );
}

function writePrompt(text: string): void {
  const area = document.getElementById('field-prompt');
  if (area instanceof HTMLTextAreaElement) retype(area, text);
}

/** Once it is drawn. */
function focusVariable(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.variables input')?.focus());
}
