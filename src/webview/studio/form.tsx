import { withOutlook } from './form/field-part.ts';
import { ImageInputs } from './form/image-inputs.tsx';
import { Leftovers } from './form/leftovers.tsx';
import { MarkupLine } from './form/markup-line.tsx';
import { MaskLine } from './form/mask-line.tsx';
import { ModelField } from './form/model-field.tsx';
import { MoreOptions } from './form/more-options.tsx';
import { OptionRow } from './form/option-field.tsx';
import { PromptField } from './form/prompt-field.tsx';
import { SizeField } from './form/size-field.tsx';
import { SubmitButton } from './form/submit-button.tsx';
import { VerbBar } from './form/verb-bar.tsx';
import type { FormPart } from './parts.ts';

/** What to make, and of which pictures. */
export function PromptPart(form: FormPart) {
  const part = withOutlook(form);
  return (
    <div class="form-part">
      {part.operation === 'edit' && (
        <>
          <ImageInputs {...part} />
          <MaskLine {...part} />
          <MarkupLine {...part} />
          <VerbBar {...part} />
        </>
      )}
      <PromptField {...part} />
    </div>
  );
}

/** How to make it. */
export function FormBody(form: FormPart) {
  const part = withOutlook(form);
  return (
    <div class="form-part">
      <ModelField {...part} />
      <SizeField {...part} />
      <OptionRow names={['quality', 'output_format']} {...part} />
      <OptionRow names={['background', 'n']} {...part} />
      <MoreOptions {...part} />
      <Leftovers {...part} />
    </div>
  );
}

export function SubmitPart(form: FormPart) {
  const part = withOutlook(form);
  return (
    <div class="form-part foot">
      <SubmitButton {...part} />
    </div>
  );
}
