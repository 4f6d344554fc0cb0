import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isSpooled } from '../../../src/core/image/picture-bytes.ts';
import type { FinishedPicture } from '../../../src/core/job/check-picture.ts';
import { runJob } from '../../../src/core/job/run.ts';
import type { Draft, ImageRequest } from '../../../src/core/model/draft.ts';
import { validate } from '../../../src/core/model/validate.ts';
import { PRESETS, type Server } from '../../../src/core/wire/server.ts';
import { type Api, createApi } from '../../../src/node/api.ts';
import { type NetworkFacts, PLAIN_NETWORK } from '../../../src/node/network-facts.ts';
import { openPicture } from '../../../src/node/open-picture.ts';
import { MODEL, PROMPT, type Task } from './task.ts';

let api: Api | undefined;

/** The road of the extension itself, without the editor around it. */
export async function receive(task: Task, route: string): Promise<void> {
  await run(task, route, { operation: 'generate', options: { partial_images: task.partials } });
}

export async function send(task: Task, route: string): Promise<void> {
  const image = await Promise.all(task.uploads.map(openPicture));
  await run(task, route, { operation: 'edit', options: { stream: false }, image });
}

async function run(task: Task, route: string, draft: Draft): Promise<void> {
  const request = checked({ ...draft, options: { model: MODEL, prompt: PROMPT, ...draft.options } });
  api ??= createApi({ network: () => ({ ...PLAIN_NETWORK, route: route as NetworkFacts['route'] }) });
  const { make } = api;
  const server: Server = {
    ...PRESETS.openai,
    baseUrl: task.baseUrl,
    headers: { authorization: 'Bearer bench' },
    extraBody: {},
  };
  await runJob(
    request,
    {
      make: {
        api: (asked, signal) => make(asked, server, signal, path.dirname(task.file)),
        offline: () => {
          throw new Error('the bench measures the wire');
        },
      },
      save: (picture) => save(picture, task),
      rescue: (_, error) => {
        throw error;
      },
      report: (event) => {
        if (event.type === 'preview-arrived') task.preview(event.bytes);
        if (event.type === 'image-saved') task.fileClosed();
      },
      timeout: 120_000,
    },
    new AbortController().signal,
  );
}

/** As the host does it: a hidden sibling, which a large picture has become while it arrived, then gets its name. */
async function save({ bytes }: FinishedPicture, { file, pictureWhole }: Task): Promise<string> {
  pictureWhole();
  const hidden = isSpooled(bytes) ? bytes.path : path.join(path.dirname(file), `.${randomUUID()}.stipple-tmp`);
  if (!isSpooled(bytes)) await writeFile(hidden, bytes);
  await rename(hidden, file);
  if (isSpooled(bytes)) bytes.moved();
  return file;
}

function checked(draft: Draft): ImageRequest {
  const verdict = validate(draft);
  if (!verdict.ok) throw new Error(verdict.problems.map(({ message }) => message).join('\n'));
  return verdict.request;
}
