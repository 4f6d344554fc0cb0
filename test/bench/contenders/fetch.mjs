import { writeFile } from 'node:fs/promises';
import { createParser } from 'eventsource-parser';
import { MODEL, PROMPT } from './task.ts';

/** What one writes by hand: no client library, a parser for the stream. */
export async function receive(task) {
  const response = await fetch(`${task.baseUrl}/images/generations`, {
    method: 'POST',
    headers: { authorization: 'Bearer bench', 'content-type': 'application/json' },
    body: JSON.stringify({ model: MODEL, prompt: PROMPT, stream: true, partial_images: task.partials }),
  });
  let saved;
  const parser = createParser({
    onEvent: ({ data }) => {
      const event = JSON.parse(data);
      const bytes = Buffer.from(event.b64_json, 'base64');
      if (event.type === 'image_generation.completed') saved = save(bytes, task);
      else task.preview(bytes);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body) parser.feed(decoder.decode(chunk, { stream: true }));
  await saved;
}

async function save(bytes, task) {
  task.pictureWhole();
  await writeFile(task.file, bytes);
  task.fileClosed();
}
