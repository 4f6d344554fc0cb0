import sharp from 'sharp';
import { type StandIn, startStandIn } from '../../server/stand-in.ts';
import { assertRefused, edit, editJson, type FileInput, halfTransparent, type Json, solid } from './client.ts';

describe('the stand-in refuses to edit', () => {
  type Made = Readonly<Record<'photo' | 'half' | 'opaque' | 'small' | 'jpeg' | 'webp' | 'gif' | 'cut', Buffer>>;
  type Row = readonly [
    why: string,
    fields: Readonly<Record<string, string>>,
    files: (made: Made) => readonly FileInput[],
    code: string,
    param: string,
  ];
  const image = ({ photo }: Made): FileInput => ({ name: 'image', bytes: photo });
  const withImage = (file: (made: Made) => FileInput) => (made: Made) => [image(made), file(made)];
  const mask = withImage(({ half }) => ({ name: 'mask', bytes: half }));
  const markup = withImage(({ half }) => ({ name: 'markup', bytes: half }));
  const only = (name: string, key: keyof Made, type?: string) => (made: Made) => [
    { name, bytes: made[key], ...(type && { type }) },
  ];
  const padded =
    (megabytes: number) =>
    ({ photo }: Made) =>
      Buffer.concat([photo, Buffer.alloc(megabytes * 1_048_576)]);
  const one = (made: Made) => [image(made)];

  const rows: readonly Row[] = [
    ['no picture', {}, () => [], 'missing_required_parameter', 'image'],
    [
      'image and image[] together',
      {},
      withImage(({ photo }) => ({ name: 'image[]', bytes: photo })),
      'invalid_value',
      'image',
    ],
    ['image twice', {}, withImage(image), 'invalid_value', 'image'],
    [
      '17 pictures',
      {},
      ({ small }) => Array.from({ length: 17 }, () => ({ name: 'image[]', bytes: small })),
      'invalid_value',
      'image',
    ],
    ['octet-stream', {}, only('image', 'photo', 'application/octet-stream'), 'unsupported_file_mimetype', 'image[0]'],
    ['a GIF', {}, only('image', 'gif', 'image/gif'), 'unsupported_file_mimetype', 'image[0]'],
    ['a JPEG called PNG', {}, only('image', 'jpeg', 'image/png'), 'invalid_image_file', 'image[0]'],
    ['a PNG called JPEG', {}, only('image', 'photo', 'image/jpeg'), 'invalid_image_file', 'image[0]'],
    ['a PNG that breaks off', {}, only('image', 'cut'), 'invalid_image_file', 'image[0]'],
    [
      'the second of two broken',
      {},
      ({ photo, cut }) => [photo, cut].map((bytes) => ({ name: 'image[]', bytes })),
      'invalid_image_file',
      'image[1]',
    ],
    ['50 MB', {}, (made) => [{ name: 'image', bytes: padded(50)(made) }], 'invalid_value', 'image[0]'],
    ['text as picture', { image: 'a.png' }, () => [], 'invalid_type', 'image[0]'],
    ['text as list of pictures', { 'image[]': 'a.png' }, () => [], 'invalid_type', 'image[0]'],
    ['text as mask', { mask: 'a.png' }, one, 'invalid_type', 'mask'],
    [
      'a stranger among the files',
      {},
      withImage(({ photo }) => ({ name: 'image[0]', bytes: photo })),
      'unknown_parameter',
      'image[0]',
    ],
    ['a file as prompt', {}, withImage(({ photo }) => ({ name: 'size', bytes: photo })), 'invalid_type', 'size'],

    ['a mask without alpha', {}, withImage(({ photo }) => ({ name: 'mask', bytes: photo })), 'invalid_value', 'mask'],
    ['a small mask', {}, withImage(({ small }) => ({ name: 'mask', bytes: small })), 'invalid_value', 'mask'],
    [
      'a WebP mask',
      {},
      withImage(({ webp }) => ({ name: 'mask', bytes: webp, type: 'image/webp' })),
      'invalid_value',
      'mask',
    ],
    ['a mask of 4 MB', {}, withImage((made) => ({ name: 'mask', bytes: padded(4)(made) })), 'invalid_value', 'mask'],
    ['two masks', {}, (made) => [...mask(made), ...mask(made).slice(1)], 'invalid_value', 'mask'],
    ['mask and markup', {}, (made) => [...mask(made), ...markup(made).slice(1)], 'invalid_value', 'markup'],
    ['markup on 2', { model: 'gpt-image-2' }, markup, 'invalid_value', 'markup'],
    ['markup on 1.5', { model: 'gpt-image-1.5' }, markup, 'invalid_value', 'markup'],
    ['a small markup', {}, withImage(({ small }) => ({ name: 'markup', bytes: small })), 'invalid_value', 'markup'],
    [
      'a markup that hides all',
      {},
      withImage(({ opaque }) => ({ name: 'markup', bytes: opaque })),
      'invalid_value',
      'markup',
    ],
    [
      'a GIF with a mask',
      { model: 'gpt-image-2.6-flare', output_format: 'gif', size: '320x320' },
      mask,
      'invalid_value',
      'mask',
    ],

    ['an SVG', { model: 'gpt-image-2.6-flare', output_format: 'svg' }, one, 'invalid_value', 'output_format'],
    ['svg options', { model: 'gpt-image-2.6-flare', svg: '{}' }, one, 'unknown_parameter', 'svg'],
    ['dall-e-3', { model: 'dall-e-3' }, one, 'invalid_value', 'model'],
    ['input_fidelity on 2', { model: 'gpt-image-2', input_fidelity: 'high' }, one, 'invalid_value', 'input_fidelity'],
    ['input_fidelity on 2.5', { input_fidelity: 'low' }, one, 'invalid_value', 'input_fidelity'],
    [
      'input_fidelity on 2.6',
      { model: 'gpt-image-2.6-flare', input_fidelity: 'high' },
      one,
      'invalid_value',
      'input_fidelity',
    ],
    [
      'high fidelity on mini',
      { model: 'gpt-image-1-mini', input_fidelity: 'high' },
      one,
      'invalid_value',
      'input_fidelity',
    ],
    ['style', { style: 'vivid' }, one, 'unknown_parameter', 'style'],
    ['response_format', { response_format: 'b64_json' }, one, 'unknown_parameter', 'response_format'],
    ['a number with a point', { n: '1.0' }, one, 'invalid_type', 'n'],
    ['a number in words', { n: 'one' }, one, 'invalid_type', 'n'],
    ['a boolean as 1', { stream: '1' }, one, 'invalid_type', 'stream'],
    ['a boolean as True', { stream: 'True' }, one, 'invalid_type', 'stream'],
    ['no prompt', { prompt: '' }, one, 'missing_required_parameter', 'prompt'],
  ];

  let server: StandIn;
  let made: Made;
  before(async () => {
    const photo = await solid(1_024, 640);
    made = {
      photo,
      half: await halfTransparent(1_024, 640),
      opaque: await sharp(photo)
        .ensureAlpha()
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true })
        .then(({ data, info: { width, height } }) =>
          sharp(data, { raw: { width, height, channels: 4 } })
            .png()
            .toBuffer(),
        ),
      small: await halfTransparent(64, 64),
      jpeg: await solid(1_024, 640, 1, 'jpeg'),
      webp: await sharp(await halfTransparent(1_024, 640))
        .webp({ lossless: true })
        .toBuffer(),
      gif: await sharp(photo).gif().toBuffer(),
      cut: photo.subarray(0, photo.length >> 1),
    };
    server = await startStandIn();
  });
  after(() => server.close());

  for (const [why, fields, files, code, param] of rows) {
    it(`with ${why}`, async () => assertRefused(await edit(server, fields, files(made)), 400, code, param));
  }

  const jsonRows: readonly (readonly [why: string, body: Json, code: string, param: string])[] = [
    ['no pictures', {}, 'missing_required_parameter', 'images'],
    ['pictures that are no list', { images: 'x' }, 'invalid_type', 'images'],
    ['a picture that is text', { images: ['x'] }, 'invalid_type', 'images[0]'],
    ['the name of the form', { image: [{ file_id: 'file-1' }] }, 'unknown_parameter', 'image'],
    ['both a URL and an id', { images: [{ file_id: 'file-1', image_url: 'data:' }] }, 'invalid_value', 'images[0]'],
    ['a number as URL', { images: [{ image_url: 7 }] }, 'invalid_type', 'images[0].image_url'],
    ['neither', { images: [{}] }, 'invalid_value', 'images[0]'],
    [
      'a stranger beside the id',
      { images: [{ file_id: 'f', detail: 'low' }] },
      'unknown_parameter',
      'images[0].detail',
    ],
    ['an unknown id', { images: [{ file_id: 'file-1' }] }, 'invalid_value', 'images[0]'],
    ['a URL that leads nowhere', { images: [{ image_url: 'http://127.0.0.1:9/x.png' }] }, 'invalid_value', 'images[0]'],
    ['broken base64', { images: [{ image_url: 'data:image/png;base64,AB*=' }] }, 'invalid_value', 'images[0]'],
    [
      'base64 of something else',
      { images: [{ image_url: 'data:image/png;base64,AAAA' }] },
      'invalid_image_file',
      'images[0]',
    ],
    [
      'a data URL of a GIF',
      { images: [{ image_url: 'data:image/gif;base64,R0lG' }] },
      'unsupported_file_mimetype',
      'images[0]',
    ],
    [
      'a data URL that is too long',
      { images: [{ image_url: `data:image/png;base64,${'A'.repeat(20_971_520)}` }] },
      'invalid_value',
      'images[0]',
    ],
    ['dall-e-2', { model: 'dall-e-2', images: [{ file_id: 'file-1' }] }, 'invalid_value', 'model'],
    ['n as text', { images: [{ file_id: 'file-1' }], n: '1' }, 'invalid_type', 'n'],
  ];
  for (const [why, body, code, param] of jsonRows) {
    it(`from JSON with ${why}`, async () => assertRefused(await editJson(server, body), 400, code, param));
  }
});
