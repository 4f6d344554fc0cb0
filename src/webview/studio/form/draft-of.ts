import { findModel } from '../../../core/model/catalogue.ts';
import { withDefaults } from '../../../core/model/defaults.ts';
import type { Draft, InputPicture } from '../../../core/model/draft.ts';
import { plannedPicture } from '../../../core/model/input-plan.ts';
import type { Operation } from '../../../core/model/options.ts';
import type { PixelSize } from '../../../core/model/size.ts';
import { planTarget, type TargetPlan } from '../../../core/model/target.ts';
import type { ImageView, StudioFacts } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import type { Form } from '../state.ts';
import { overlayOf } from './form-overlay.ts';
import { fillIn } from './template-text.ts';

export interface PlannedDraft {
  readonly draft: Draft;
  /** Undefined without a target, and where the model cannot come by it. */
  readonly plan: TargetPlan | undefined;
}

/** The form as the host will read it: a model chosen, variables filled in, standing wishes added, the size that a target needs. */
export function draftOf(operation: Operation, form: Form, facts: StudioFacts): PlannedDraft {
  const options = chosenOptions(form, facts);
  const draft: Draft = {
    operation,
    options,
    ...(operation === 'edit' ? picturesOf(form, String(options.model)) : {}),
  };
  const whole = withDefaults(draft, facts.defaults);
  const plan = form.target && planTarget(form.target, whole);
  return { draft: plan ? { ...whole, options: { ...whole.options, size: plan.size } } : whole, plan };
}

/** What somebody chose, and no more: what recipes keep. */
export function chosenOptions({ options, variables }: Form, { defaultModel }: StudioFacts): Draft['options'] {
  return { ...options, prompt: fillIn(String(options.prompt ?? ''), variables), model: options.model || defaultModel };
}

/** As the host will make them fit for the model. */
function picturesOf(form: Form, model: string): Pick<Draft, 'image' | 'mask' | 'markup'> {
  const rule = findModel(model).row.edit?.input;
  const image = form.images
    .map(pictureOf)
    .map((picture) => (picture.kind === 'file' && rule ? plannedPicture(picture, rule, model) : picture));
  const [first] = image;
  const facts = first?.kind === 'file' ? first.facts : undefined;
  const { mask, markup } = form;
  const kind = overlayOf(form);
  if (mask && kind === 'mask') return { image, mask: drawn(t('The mask'), facts ?? mask.drawing) };
  if (markup && kind === 'markup') return { image, markup: drawn(t('The markup'), facts ?? markup.drawing) };
  return { image };
}

/** As it will be drawn: of the picture's size, and never too large. */
function drawn(name: string, { width, height }: PixelSize): InputPicture {
  return {
    kind: 'file',
    name,
    facts: { format: 'png', width, height, alpha: true },
    content: { size: 0, open: stayWithHost },
  };
}

/** As the Files API gives them. */
const FILE_ID = /^file-[A-Za-z0-9]{8,}$/;

function pictureOf({ uri, name, bytes, facts }: ImageView): InputPicture {
  if (/^https?:/i.test(uri)) return { kind: 'url', url: uri };
  if (FILE_ID.test(uri)) return { kind: 'file-id', id: uri };
  return { kind: 'file', name, facts, content: { size: bytes ?? 0, open: stayWithHost } };
}

/** Checks ask for the length and the facts of a file; what is in it never comes here. */
function stayWithHost(): never {
  throw new Error('The bytes of a picture stay with the host.');
}
