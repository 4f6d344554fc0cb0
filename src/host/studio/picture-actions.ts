import * as vscode from 'vscode';
import type { Snippet, StudioCalls } from '../../core/calls.ts';
import { writeLink } from '../../core/docs/link.ts';
import { altFrom } from '../../core/docs/linked-picture.ts';
import { COMMANDS } from '../../core/ids.ts';
import { asCode } from '../../core/job/as-code.ts';
import type { PictureFile, PictureRecord } from '../../core/job/picture-record.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { t } from '../../core/text.ts';
import type { ErrorAction } from '../../core/wire/wording.ts';
import type { Cursor } from '../docs/cursor.ts';
import { insertLink, pathFrom } from '../docs/insert.ts';
import { tellLost } from '../docs/lost-link.ts';
import { actionOf } from '../errors.ts';
import type { Jobs } from '../jobs.ts';
import { isInWorkspace } from '../paths.ts';
import type { Keep } from '../pictures/keep.ts';
import { readSettings } from '../settings.ts';

/** What can be done with a picture outside the studio. Each throws where the picture has no file and needs one. */
export interface PictureActions {
  readonly insert: (picture: PictureRecord) => Promise<StudioCalls['picture-insert']['reply']>;
  readonly copy: (picture: PictureRecord, as: Snippet) => Promise<void>;
  readonly reveal: (picture: PictureRecord) => Promise<void>;
  readonly open: (picture: PictureRecord) => Promise<void>;
  /** Goes on by itself: it asks, and may take long. */
  readonly regenerate: (picture: PictureRecord) => void;
  /** Runs the action of its failure. */
  readonly act: (picture: PictureRecord, action: ErrorAction) => Promise<void>;
}

export interface PictureActionsDependencies {
  readonly cursor: Cursor;
  readonly keep: Keep;
  readonly jobs: Pick<Jobs, 'start'>;
  /** Fills the form. */
  readonly fill: (recipe: Recipe) => void;
}

export function createPictureActions({ cursor, keep, jobs, fill }: PictureActionsDependencies): PictureActions {
  return {
    insert: async (picture) => {
      const place = cursor.place();
      if (!place) return { inserted: false, document: '' };
      const { file, recipe } = withFile(picture);
      // A document must not point into the storage of the extension.
      const kept = file.draft ? withFile(await keep.keepFor(picture.id, place.document.uri)).file : file;
      const { width, height } = kept;
      const image = { uri: vscode.Uri.parse(kept.uri, true), alt: altOf(recipe), width, height };
      const insertion = await insertLink(place, image);
      void tellLost(insertion);
      return { inserted: insertion.inserted, document: vscode.workspace.asRelativePath(place.document.uri, false) };
    },
    copy: async (picture, as) => vscode.env.clipboard.writeText(snippetOf(picture, as, cursor)),
    reveal: async (picture) => {
      const uri = uriOf(picture);
      await vscode.commands.executeCommand(isInWorkspace(uri) ? 'revealInExplorer' : 'revealFileInOS', uri);
    },
    open: async (picture) => {
      await vscode.commands.executeCommand('vscode.open', uriOf(picture));
    },
    regenerate: (picture) => {
      const uri = uriOf(picture);
      void vscode.commands.executeCommand(COMMANDS.regenerateImage, uri, [uri]);
    },
    act: async ({ id, recipe, failure }, action) => {
      // The page asks for what it was told to offer, and for nothing else.
      if (failure?.action !== action) return;
      if (action === 'try-again') await jobs.start(onePictureOf(recipe), { drafts: Number(recipe.options.n) > 1 });
      else if (action === 'save-as') await keep.saveAs(id);
      else actionOf(action, { change: () => fill(recipe) }).run();
    },
  };
}

function snippetOf(picture: PictureRecord, as: Snippet, cursor: Cursor): string {
  switch (as) {
    case 'markdown': {
      const { file, recipe } = withFile(picture);
      if (file.draft) throw new Error(t('Keep the picture first: a draft has no place that a link could name.'));
      const document = cursor.place()?.document.uri;
      const uri = vscode.Uri.parse(file.uri, true);
      const path = document ? pathFrom(document, uri) : vscode.workspace.asRelativePath(uri, false);
      return writeLink('markdown', { path, alt: altOf(recipe), width: file.width, height: file.height });
    }
    case 'path': {
      const uri = uriOf(picture);
      return uri.scheme === 'file' ? uri.fsPath : uri.toString();
    }
    default:
      return asCode(picture.recipe, as, readSettings());
  }
}

/** Of several that were ordered together this one is tried again, and waits as they do. */
function onePictureOf(recipe: Recipe): Recipe {
  const { n: _, ...options } = recipe.options;
  return { ...recipe, options };
}

function uriOf(picture: PictureRecord): vscode.Uri {
  return vscode.Uri.parse(withFile(picture).file.uri, true);
}

function withFile(picture: PictureRecord): PictureRecord & { readonly file: PictureFile } {
  const { file } = picture;
  if (!file) throw new Error(t('There is no file of this picture.'));
  return { ...picture, file };
}

function altOf({ options }: Recipe): string {
  return altFrom(String(options.prompt ?? ''));
}
