import type * as vscode from 'vscode';
import type { FoundImage } from '../../core/docs/found-image.ts';
import { namesPicture, readAddressOf } from '../../core/docs/image-address.ts';
import { promptFor, sizeFor } from '../../core/docs/image-prompt.ts';
import { type PlaceholderImage, readPlaceholderUrl } from '../../core/docs/placeholder-url.ts';
import { extensionOf, formatOfName } from '../../core/image/name.ts';
import { t } from '../../core/text.ts';
import { baseName, extensionIn } from '../paths.ts';
import { homeOf } from './home.ts';
import type { Presence } from './presence.ts';
import { resolve } from './resolve.ts';
import { languageOf, type TextFile } from './text-file.ts';
import type { Skipped, Wish } from './wish.ts';

/** What a document asks for, as it stands. */
export interface Look {
  /** Pictures that are not where the links say. */
  readonly missing: readonly Wish[];
  /** Pictures of services that make placeholders. */
  readonly placeholders: readonly Wish[];
  /** Missing too, and nothing will be put in their place. */
  readonly skipped: readonly Skipped[];
}

export interface Looker extends vscode.Disposable {
  readonly look: (document: TextFile) => Promise<Look>;
  /** Before somebody acts upon what is found: files may have come and gone, and nobody has told of it yet. */
  readonly refresh: () => void;
  /** What a document asks for may have changed, though its text has not. */
  readonly onDidChange: vscode.Event<void>;
}

const NOTHING: Look = { missing: [], placeholders: [], skipped: [] };

/** Looks a document through, once for as long as neither its text nor the files that it names change. */
export function createLooker(presence: Presence): Looker {
  let looks = new WeakMap<TextFile, { readonly version: number; readonly look: Promise<Look> }>();
  const listening = presence.onDidChange(() => {
    looks = new WeakMap();
  });
  return {
    look: (document) => {
      const { version } = document;
      const last = looks.get(document);
      if (last?.version === version) return last.look;
      const look = lookAt(document, presence);
      looks.set(document, { version, look });
      return look;
    },
    refresh: () => {
      looks = new WeakMap();
      presence.forgetAll();
    },
    onDidChange: presence.onDidChange,
    dispose: () => listening.dispose(),
  };
}

async function lookAt(document: TextFile, presence: Presence): Promise<Look> {
  const language = languageOf(document);
  const home = homeOf(document);
  if (!language || !home) return NOTHING;
  const { findImages } = await import('../../core/docs/find-images.ts');
  const origin = { document: document.uri, language };
  const missing = new Map<string, Wish>();
  const placeholders = new Map<string, Wish>();
  const skipped = new Map<string, Skipped>();
  for (const found of findImages(document.getText(), language)) {
    const placeholder = readPlaceholderUrl(found.link);
    if (placeholder) {
      const wish = placeholderWish(found, placeholder, origin);
      add(placeholders, `${wish.link}\n${wish.prompt}`, wish);
      continue;
    }
    const address = readAddressOf(found);
    if (address?.kind !== 'file' || !namesPicture(address.path)) continue;
    const resolution = await resolve(address, document, home, presence);
    if (resolution?.kind === 'missing')
      add(missing, resolution.uri.toString(), missingWish(found, resolution.uri, origin));
    if (resolution?.kind === 'outside') skipped.set(found.link, { link: found.link, reason: outside(found.link) });
  }
  return { missing: [...missing.values()], placeholders: [...placeholders.values()], skipped: [...skipped.values()] };
}

/** One picture may be asked for in several places, and only some of them may say what it shows, or how large. */
function add(wishes: Map<string, Wish>, key: string, wish: Wish): void {
  const same = wishes.get(key);
  wishes.set(
    key,
    same ? { ...wish, ...same, prompt: same.prompt || wish.prompt, places: [...same.places, ...wish.places] } : wish,
  );
}

type Origin = Pick<Wish, 'document' | 'language'>;

function missingWish(found: FoundImage, uri: vscode.Uri, origin: Origin): Wish {
  const target = sizeFor(found);
  const format = formatOfName(uri.path);
  return {
    ...origin,
    link: found.link,
    places: [found],
    prompt: promptFor(found) ?? '',
    name: baseName(uri),
    extension: extensionIn(uri),
    save_to: uri,
    ...(target ? { target } : {}),
    ...(format ? { format } : {}),
  };
}

function placeholderWish(found: FoundImage, { width, height, text, format }: PlaceholderImage, origin: Origin): Wish {
  const { link } = found;
  return {
    ...origin,
    link,
    places: [found],
    // What the placeholder shows is said beside its alternative text.
    prompt: promptFor(text && !found.title ? { ...found, title: text } : found) ?? '',
    name: link.replace(/^(https?:)?\/\//i, '').replace(/[?#].*$/s, ''),
    extension: format ? extensionOf(format) : '',
    target: { width, height },
    ...(format ? { format } : {}),
  };
}

function outside(link: string): string {
  return t('{0} leaves the workspace folder, so nothing is written there', link);
}
