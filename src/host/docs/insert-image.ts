import * as vscode from 'vscode';
import { altFrom } from '../../core/docs/linked-picture.ts';
import { sniff } from '../../core/image/sniff.ts';
import { t } from '../../core/text.ts';
import { baseName, kindOf, stemOf } from '../paths.ts';
import type { Gallery } from '../pictures/gallery.ts';
import { anchorHere } from './anchor.ts';
import { insertLink, type LinkedImage } from './insert.ts';
import { tellLost } from './lost-link.ts';

/** `stipple.insertImage`: the given image, or the one made last, into the active document. It asks nothing. */
export function createInsertImage(gallery: Pick<Gallery, 'all'>) {
  return async (given?: unknown): Promise<void> => {
    const anchor = anchorHere();
    try {
      if (!anchor) return say(t('Open the document that the picture belongs into.'));
      const image = isNamed(given) ? await imageOf(given, gallery) : await newestOf(gallery);
      if (!image) return say(t('There is no picture to insert yet: generate one, or keep a draft of the studio.'));
      void tellLost(await insertLink(anchor, image));
    } finally {
      anchor?.dispose();
    }
  };
}

function isNamed(given: unknown): given is vscode.Uri | string {
  return given instanceof vscode.Uri || typeof given === 'string';
}

async function imageOf(given: vscode.Uri | string, gallery: Pick<Gallery, 'all'>): Promise<LinkedImage> {
  const uri = typeof given === 'string' ? vscode.Uri.parse(given, true) : given;
  const facts = sniff(await vscode.workspace.fs.readFile(uri));
  if (!facts) throw new Error(t('{0} is not a picture that can be read', baseName(uri)));
  const address = uri.toString();
  const prompt = gallery.all().find(({ file }) => file?.uri === address)?.recipe.options.prompt;
  const alt = altFrom(String(prompt ?? stemOf(uri).replace(/[-_]+/g, ' ')));
  return { uri, alt, width: facts.width, height: facts.height };
}

/** A document must not point to a draft, and not to a file that somebody deleted. */
async function newestOf(gallery: Pick<Gallery, 'all'>): Promise<LinkedImage | undefined> {
  for (const { phase, file, recipe } of gallery.all()) {
    if (phase !== 'done' || !file || file.draft) continue;
    const uri = vscode.Uri.parse(file.uri, true);
    if ((await kindOf(uri)) !== 'file') continue;
    return { uri, alt: altFrom(String(recipe.options.prompt ?? '')), width: file.width, height: file.height };
  }
  return undefined;
}

function say(message: string): void {
  void vscode.window.showInformationMessage(message);
}
