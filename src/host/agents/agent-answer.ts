import * as vscode from 'vscode';
import { DOCUMENT_LANGUAGES } from '../../core/docs/languages.ts';
import { formatOfName } from '../../core/image/name.ts';
import type { SavedImage } from '../../core/job/result.ts';
import { type DocumentLink, type ToolPicture, writeToolAnswer } from '../../core/job/tool-answer.ts';
import type { Pixels } from '../../node/pixels.ts';
import { pathFrom } from '../docs/insert.ts';
import type { Log } from '../log.ts';
import type { Order } from '../order.ts';
import { isInWorkspace } from '../paths.ts';
import type { Arrival } from '../road.ts';

export interface AnswerDependencies {
  readonly loadPixels: () => Promise<Pick<Pixels, 'thumbnail'>>;
  readonly log: Log;
}

/** Pixels of a preview's longer edge: enough to judge one picture, and less for each of several, for all are read as tokens. */
const EDGE = { one: 1024, several: 512 };

/** What a language model gets: where the pictures are, in words, and how they look. */
export async function answerOf(
  { options, save_to }: Order,
  { result, warnings }: Arrival,
  dependencies: AnswerDependencies,
): Promise<vscode.LanguageModelToolResult> {
  const { images } = result;
  const asked = save_to instanceof vscode.Uri && formatOfName(save_to.path) ? pathOf(save_to) : undefined;
  const text = writeToolAnswer({
    prompt: String(options.prompt),
    pictures: images.map(toolPicture),
    result,
    warnings,
    ...(asked === undefined ? {} : { asked }),
  });
  const edge = images.length > 1 ? EDGE.several : EDGE.one;
  const previews = await Promise.all(images.map((image) => previewOf(image, edge, dependencies)));
  const shown = previews.filter((part) => part !== undefined);
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text), ...shown]);
}

/** From the workspace folder, whose name comes first where several are open. */
export function pathOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

function toolPicture({ uri, width, height, format, revised_prompt }: SavedImage): ToolPicture {
  const file = vscode.Uri.parse(uri);
  const link = linkFor(file);
  return {
    path: pathOf(file),
    width,
    height,
    format,
    ...(link ? { link } : {}),
    ...(revised_prompt === undefined ? {} : { revised_prompt }),
  };
}

/** For the document that is worked on, as a rule. */
function linkFor(file: vscode.Uri): DocumentLink | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !isInWorkspace(document.uri)) return undefined;
  const { languageId, uri } = document;
  const path = pathFrom(uri, file);
  if (!Object.hasOwn(DOCUMENT_LANGUAGES, languageId)) return undefined;
  return languageId === 'markdown' && path === pathOf(file)
    ? undefined
    : { document: pathOf(uri), language: languageId, path };
}

/** The picture is saved and paid for: without a preview it is one all the same. */
async function previewOf(
  { uri }: SavedImage,
  edge: number,
  { loadPixels, log }: AnswerDependencies,
): Promise<vscode.LanguageModelDataPart | undefined> {
  // Since 1.106, and not in every editor that is made from it.
  if (!('LanguageModelDataPart' in vscode)) return undefined;
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri));
    return vscode.LanguageModelDataPart.image(await (await loadPixels()).thumbnail(bytes, edge), 'image/webp');
  } catch (error) {
    log.warn(`No preview of ${uri} for the language model: ${String(error)}`);
    return undefined;
  }
}
