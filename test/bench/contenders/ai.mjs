import { writeFile } from 'node:fs/promises';
import { createOpenAI } from '@ai-sdk/openai';
import { generateImage } from 'ai';
import { MODEL, PROMPT } from './task.ts';

/** It does not stream pictures: no previews are asked for, and the answer is plain JSON. */
export async function receive(task) {
  const { image } = await generateImage({
    model: createOpenAI({ apiKey: 'bench', baseURL: task.baseUrl }).image(MODEL),
    prompt: PROMPT,
    maxRetries: 0,
  });
  const bytes = image.uint8Array;
  task.pictureWhole();
  await writeFile(task.file, bytes);
  task.fileClosed();
}
