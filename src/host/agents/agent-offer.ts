import * as vscode from 'vscode';
import type { ToolOffer } from '../../core/job/tool-confirmation.ts';
import { optionsOf } from '../../core/model/catalogue.ts';
import type { ImageRequest, PictureFormat } from '../../core/model/draft.ts';
import type { Order } from '../order.ts';
import { kindOf } from '../paths.ts';
import { extensionFor, takeFreeName } from '../pictures/save.ts';
import type { Passage } from '../road.ts';
import { pathOf } from './agent-answer.ts';

/** What a checked order of a language model comes to, as people are asked about it. */
export async function offerOf(order: Order, passage: Passage): Promise<ToolOffer> {
  const { request, warnings, target, server, destination } = passage;
  const extension = extensionFor(formatOf(request), destination);
  const asked = vscode.Uri.joinPath(destination.folder, `${destination.stem}.${extension}`);
  // Only looked up: it is taken once there is a picture.
  const free = await takeFreeName(destination, extension, async () => true);
  return {
    request,
    warnings,
    ...(target ? { target } : {}),
    ...(server ? { server: new URL(server.baseUrl).host } : {}),
    image: order.image.map(nameOf),
    ...(order.mask ? { mask: nameOf(order.mask) } : {}),
    path: pathOf(free),
    ...((await kindOf(asked)) ? { taken: pathOf(asked) } : {}),
  };
}

/** What the file will be, unless the server delivers something else. */
function formatOf({ options, row, operation }: ImageRequest): PictureFormat {
  const rule = optionsOf(row, operation)?.output_format;
  const preset = rule?.kind === 'choice' ? rule.preset : undefined;
  return options.output_format ?? (preset as PictureFormat | undefined) ?? 'png';
}

function nameOf(name: vscode.Uri | string): string {
  return typeof name === 'string' ? name : pathOf(name);
}
