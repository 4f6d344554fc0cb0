import type { Workbench } from './workbench.ts';

/** The three questions of *Generate Image…*, answered by keyboard. */
export interface Dialogue {
  /** Answers prompt and model; `meanwhile` answers what is asked between model and size. */
  answerUntilSize(prompt: string, model: string, meanwhile?: () => Promise<void>): Promise<void>;
  typeModel(model: string): Promise<void>;
  typeSize(size: string): Promise<void>;
}

export function dialogueOf({ palette, quickInput }: Workbench): Dialogue {
  const { box, rows, asks, enter } = quickInput;
  const typeModel = async (model: string): Promise<void> => {
    await box.fill(model);
    await rows
      .first()
      .filter({ hasText: new RegExp(`^${model}`) })
      .waitFor();
    await box.press('Enter');
  };
  return {
    typeModel,
    async answerUntilSize(prompt, model, meanwhile = async () => {}) {
      await palette('Stipple: Generate Image…');
      await asks('characters for');
      await enter(prompt);
      await asks('Model: choose');
      await typeModel(model);
      await meanwhile();
      await asks('Size: choose');
    },
    async typeSize(size) {
      await box.fill(size);
      await rows
        .first()
        .filter({ hasText: size.replace('x', ' × ') })
        .waitFor();
      await box.press('Enter');
    },
  };
}
