import { createReadStream, openAsBlob } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import OpenAI, { toStreamingFile } from 'openai';
import { MODEL, PROMPT } from './task.ts';

const client = ({ baseUrl }) => new OpenAI({ apiKey: 'bench', baseURL: baseUrl, maxRetries: 0 });

export async function receive(task) {
  const events = await client(task).images.generate({
    model: MODEL,
    prompt: PROMPT,
    stream: true,
    partial_images: task.partials,
  });
  for await (const event of events) {
    if (event.type === 'image_generation.partial_image') task.preview(Buffer.from(event.b64_json, 'base64'));
    if (event.type === 'image_generation.completed') await save(event.b64_json, task);
  }
}

/** The two ways that do not read the files into memory first: `toFile` and bytes do. */
const OPENERS = {
  blob: async (file) => new File([await openAsBlob(file)], path.basename(file), { type: 'image/png' }),
  stream: (file) => toStreamingFile(createReadStream(file), path.basename(file), { type: 'image/png' }),
};

export async function send(task, way) {
  const image = await Promise.all(task.uploads.map(OPENERS[way]));
  const { data } = await client(task).images.edit({ model: MODEL, prompt: PROMPT, image });
  await save(data[0].b64_json, task);
}

async function save(base64, task) {
  const bytes = Buffer.from(base64, 'base64');
  task.pictureWhole();
  await writeFile(task.file, bytes);
  task.fileClosed();
}
