import { MEBIBYTE } from '../model/rule.ts';
import { t } from '../text.ts';
import { badResponse } from './answer.ts';
import { PICTURE_LIMIT } from './base64-value.ts';
import { type Call, openCall } from './call.ts';
import { ImageError } from './errors.ts';
import type { HttpRequest, Send } from './http.ts';
import type { PictureSink } from './picture-sink.ts';
import { checkPictureUrl } from './picture-url.ts';

export interface DownloadPorts {
  readonly send: Send;
  readonly limits: { readonly idle: number; readonly download: number };
}

/** Fills a sink with the picture behind an address that an answer named. Throws an ImageError, or the reason of `signal`. */
export async function download(
  address: string,
  baseUrl: string,
  sink: PictureSink,
  { send, limits }: DownloadPorts,
  { reply }: Call,
  signal: AbortSignal,
): Promise<void> {
  const place = checkPictureUrl(address, baseUrl);
  if (!place) throw badResponse(t('The server names a picture at an address that Stipple does not open'), reply);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(tooLate(limits.download)), limits.download);
  // Without the key: the address may belong to anybody.
  const request: HttpRequest = { ...place, method: 'GET', headers: {} };
  try {
    const call = await openCall(request, send, limits.idle, AbortSignal.any([signal, late.signal]));
    try {
      const { status } = call.reply;
      if (status !== 200) throw badResponse(t('The picture could not be downloaded: status {0}', status), reply);
      for await (const chunk of call.bytes) {
        sink.append(chunk);
        if (sink.length() > PICTURE_LIMIT)
          throw badResponse(t('The picture is larger than {0} MB', PICTURE_LIMIT / MEBIBYTE), reply);
        await sink.busy();
      }
    } finally {
      call.close();
    }
  } finally {
    clearTimeout(timer);
  }
}

function tooLate(ms: number): ImageError {
  return new ImageError('timeout', t('The picture could not be downloaded within {0} seconds', Math.ceil(ms / 1000)));
}
