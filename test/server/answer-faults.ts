import type { Answer, AnswerPicture } from './answers.ts';
import type { Act, AnswerFault } from './fault-types.ts';
import { moderationProblem, problemText } from './problems.ts';
import { jsonReply, type Reply } from './script.ts';

type AnswerAct = { readonly about: string } & Omit<Extract<Act, { at: 'answer' }>, 'at'>;

/** Answers with status 200 and a body that is not what the API sends. A request for a stream gets them too. */
export const answerFaults: Readonly<Record<AnswerFault, AnswerAct>> = {
  'json-instead-of-stream': { about: 'a plain JSON body although a stream was asked for', alter: jsonReply },
  'url-answer': {
    about: 'pictures by URL, on any model',
    alter: (answer, publish) =>
      withPictures(answer, (bytes) => ({ url: publish(bytes, String(answer.output_format ?? 'png')) })),
  },
  'url-answer-gone': {
    about: 'pictures by URL, and the URL answers 404',
    alter: (answer, publish) =>
      withPictures(answer, () => ({ url: publish(Buffer.alloc(0), 'png').replace(/[^/]+$/, 'expired.png') })),
  },
  'url-answer-forbidden': {
    about: 'pictures at the address where clouds keep the keys of their machines',
    alter: (answer) => withPictures(answer, () => ({ url: 'https://169.254.169.254/latest/meta-data' })),
  },
  'bare-answer': {
    about: 'nothing but the pictures: no usage, no echoes',
    alter: ({ created, data }) => jsonReply({ created, data }),
  },
  'empty-data': { about: '`data` is an empty list', alter: (answer) => jsonReply({ ...answer, data: [] }) },
  'missing-data': { about: '`data` is missing', alter: ({ data: _, ...rest }) => reply(JSON.stringify(rest)) },
  'null-b64-json': { about: '`b64_json` is null', alter: (answer) => withPictures(answer, () => ({ b64_json: null })) },
  'invalid-base64': {
    about: '`b64_json` holds letters that base64 does not have',
    alter: (answer) => withPictures(answer, () => ({ b64_json: '%%% not base64 %%%' })),
  },
  'html-with-200': {
    about: '200 with the HTML page of a captive portal',
    alter: () => ({ ...reply('<!doctype html><title>Sign in to the network</title>', 'text/html'), edge: true }),
  },
  'invalid-json-with-200': {
    about: '200 with JSON that breaks off',
    alter: (answer) => reply(JSON.stringify(answer).slice(0, 120)),
  },
  'error-with-200': { about: '200 with an error object', alter: () => reply(problemText(moderationProblem('output'))) },
};

function withPictures(answer: Answer, change: (bytes: Buffer) => AnswerPicture): Reply {
  const data = answer.data.map(({ b64_json }) => change(Buffer.from(b64_json ?? '', 'base64')));
  return jsonReply({ ...answer, data });
}

function reply(body: string, contentType = 'application/json'): Reply {
  return { status: 200, headers: { 'content-type': contentType }, body };
}
