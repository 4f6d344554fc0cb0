import * as vscode from 'vscode';
import { t } from '../../core/text.ts';
import { imagesAtHand } from '../dialogue/pick-images.ts';
import { baseName } from '../paths.ts';
import type { Inputs } from '../pictures/inputs.ts';
import { readHead } from './git-head.ts';
import type { Studio } from './studio.ts';

export interface CompareDependencies {
  readonly studio: Pick<Studio, 'compare'>;
  readonly inputs: Inputs;
}

/** `stipple.compareImages`: two images with each other, one with what the last commit has of it. */
export function createCompare({ studio, inputs }: CompareDependencies) {
  return async (clicked?: unknown, selected?: unknown): Promise<void> => {
    const [first, second] = imagesAtHand(clicked, selected);
    if (!first) {
      void vscode.window.showErrorMessage(t('Open an image, or select one or two in the Explorer, to compare them.'));
      return;
    }
    if (second) return studio.compare(first, second);
    try {
      const head = await inputs.keep(`HEAD ${baseName(first)}`, await readHead(first));
      await studio.compare(head, first);
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  };
}
