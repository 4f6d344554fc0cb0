import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** The studio as people find it: by role and name. */
export interface Studio {
  readonly frame: FrameLocator;
  readonly prompt: Locator;
  /** *Generate* or, on the tab for edits, *Edit*, with the price behind it. */
  readonly submit: Locator;
  /** Tiles of the strip, newest first, as they are read out: "A red fox, done". */
  pictures(name: string | RegExp): Locator;
  /** The large picture of this prompt. */
  onStage(prompt: string): Locator;
  field(name: 'Model' | 'Size' | 'Quality' | 'Format' | 'Background'): Locator;
  button(name: string): Locator;
  /** Orders pictures of the offline model. */
  generate(prompt: string, count?: number): Promise<void>;
}

/** Runs the command, and waits for the form. */
export async function openStudio(workbench: Workbench): Promise<Studio> {
  await workbench.palette('Stipple: Open Studio');
  return visibleStudio(workbench);
}

export async function visibleStudio(workbench: Workbench): Promise<Studio> {
  const frame = await workbench.webview('Stipple Studio');
  const prompt = frame.getByRole('textbox', { name: 'Prompt', exact: true });
  const submit = frame.getByRole('button', { name: /^(Generate|Edit)\b.*\S/ });
  await prompt.waitFor();
  const field: Studio['field'] = (name) => frame.getByRole('combobox', { name, exact: true });
  const number = frame.getByRole('spinbutton', { name: 'Number of images' });
  return {
    frame,
    prompt,
    submit,
    pictures: (name) => frame.getByRole('listbox', { name: 'Pictures' }).getByRole('option', { name, exact: true }),
    onStage: (name) => frame.getByRole('img', { name, exact: true }),
    field,
    button: (name) => frame.getByRole('button', { name, exact: true }),
    async generate(text, count = 1) {
      await prompt.fill(text);
      await field('Model').selectOption('placeholder');
      await number.fill(String(count));
      await submit.click();
    },
  };
}
