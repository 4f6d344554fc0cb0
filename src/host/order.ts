import * as vscode from 'vscode';
import type { Problem } from '../core/model/draft.ts';
import { isOptionName, type Operation } from '../core/model/options.ts';
import type { PixelSize } from '../core/model/size.ts';
import type { Origin } from '../core/recipe/locked-picture.ts';
import { t } from '../core/text.ts';

/** A file as commands name it: a Uri, a path (relative ones start at the workspace folder), a web address or a file id of the API. */
export type FileName = vscode.Uri | string;

/** The request object of a command, taken apart: what is for the model, and what is for us. */
export interface Order {
  readonly operation: Operation;
  /** Unchecked; a name that nobody knows is still among them. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly image: readonly FileName[];
  readonly mask?: FileName;
  readonly markup?: FileName;
  /** Whether what is outside of the mask stays as it was; where nothing is said, so far as that is possible. */
  readonly keep_outside_mask?: boolean;
  readonly save_to?: FileName;
  /** The document that the pictures are for: it has a say in where they go. */
  readonly document?: vscode.Uri;
  readonly open?: boolean;
  readonly insert?: boolean;
  /** Exact pixels: made at a size that the model takes, and brought to these before it is saved. */
  readonly target?: PixelSize;
  /** The prompt with its variables, as it was written; absent where it has none. */
  readonly template?: string;
  /** What of a document the prompt was taken from. */
  readonly origin?: Origin;
  /** A folder in the storage of the extension, where the pictures wait to be kept; else they go to the workspace. */
  readonly drafts?: vscode.Uri;
  readonly problems: readonly Problem[];
}

const DELIVERY = ['image', 'mask', 'markup', 'save_to', 'open', 'insert', 'keep_outside_mask'];

/** Whether a command was given a request; menus hand in Uris, and the one of a webview an object with keys of its own. */
export function isRequest(argument: unknown): argument is Readonly<Record<string, unknown>> {
  if (typeof argument !== 'object' || argument === null || argument instanceof vscode.Uri) return false;
  return Object.keys(argument).some((name) => isOptionName(name) || DELIVERY.includes(name));
}

export function readOrder(operation: Operation, request: Readonly<Record<string, unknown>>): Order {
  const { image, mask, markup, save_to, open, insert, keep_outside_mask, ...options } = request;
  const problems: Problem[] = [];
  const file = (field: string, value: unknown): FileName | undefined => {
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (value instanceof vscode.Uri) return value;
    problems.push({ field, message: t('{0} must be a Uri or a path', field) });
    return undefined;
  };
  const flag = (field: string, value: unknown): boolean | undefined => {
    if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined;
    problems.push({ field, message: t('{0} must be true or false', field) });
    return undefined;
  };
  const listed = image === undefined || image === null ? [] : Array.isArray(image) ? image : [image];
  const named = { mask: file('mask', mask), markup: file('markup', markup), save_to: file('save_to', save_to) };
  const flags = {
    keep_outside_mask: flag('keep_outside_mask', keep_outside_mask),
    open: flag('open', open),
    insert: flag('insert', insert),
  };
  return {
    operation,
    options,
    image: listed.map((one) => file('image', one)).filter((one) => one !== undefined),
    ...withoutUndefined({ ...named, ...flags }),
    problems,
  };
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
