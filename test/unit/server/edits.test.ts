import { strict as assert } from 'node:assert';
import sharp from 'sharp';
import { type StandIn, startStandIn } from '../../server/stand-in.ts';
import { assertRefused, edit, editJson, type FileInput, halfTransparent, picturesOf, solid } from './client.ts';

const [width, height] = [1_024, 640];
const size = { size: `${width}x${height}` };

describe('the stand-in edits', () => {
  let server: StandIn;
  let photo: Buffer;
  let half: Buffer;
  before(async () => {
    photo = await solid(width, height);
    half = await halfTransparent(width, height);
    server = await startStandIn({ files: { 'file-photo': photo, 'file-mask': half } });
  });
  after(() => server.close());
  const image = (): FileInput => ({ name: 'image', bytes: photo });

  for (const model of [
    'gpt-image-2.6-flare',
    'gpt-image-2.5-sunburst',
    'gpt-image-2',
    'gpt-image-1.5',
    'gpt-image-1',
  ]) {
    it(`with ${model}`, async () => {
      assert.equal((await picturesOf(await edit(server, { model }, [image()]))).length, 1);
    });
  }

  it('inside the hole of a mask, and nowhere else', async () => {
    const answer = await edit(server, size, [image(), { name: 'mask', bytes: half }]);
    assert.deepEqual(await changed((await picturesOf(answer))[0]), { left: true, right: false });
  });

  it('under the strokes of a markup, and nowhere else', async () => {
    const answer = await edit(server, size, [image(), { name: 'markup', bytes: half }]);
    assert.deepEqual(await changed((await picturesOf(answer))[0]), { left: false, right: true });
  });

  it('at the legal size nearest to its input, with JPEG turned as its EXIF says, and bills the input', async () => {
    const turned = await sharp(await solid(1_000, 700))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const answer = await edit(server, {}, [{ name: 'image', bytes: turned, type: 'image/jpeg' }]);
    const { size: made, usage } = (await answer.clone().json()) as {
      readonly size: string;
      readonly usage: { readonly input_tokens_details: { readonly image_tokens: number } };
    };
    const found = await sharp((await picturesOf(answer))[0]).metadata();
    assert.deepEqual([made, found.width, found.height], ['704x1008', 704, 1_008]);
    assert.equal(usage.input_tokens_details.image_tokens, 23 * 32);
  });

  it('with a mask that fits the input as its EXIF turns it', async () => {
    const turned = await sharp(await solid(80, 64))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const masked = async (width: number, height: number) =>
      edit(server, {}, [
        { name: 'image', bytes: turned, type: 'image/jpeg' },
        { name: 'mask', bytes: await halfTransparent(width, height) },
      ]);
    assert.equal((await picturesOf(await masked(64, 80))).length, 1);
    await assertRefused(await masked(80, 64), 400, 'invalid_value', 'mask', /80x64 and 64x80/);
  });

  it('sixteen pictures in the order sent, of every kind it reads', async () => {
    const kinds = await Promise.all((['png', 'jpeg', 'webp'] as const).map((format) => solid(64, 64, 1, format)));
    const files = Array.from({ length: 16 }, (_, index): FileInput => {
      const type = ['image/png', 'image/jpeg', 'image/webp'][index % 3] ?? '';
      return { name: 'image[]', bytes: kinds[index % 3] ?? photo, type, filename: `${index}.x` };
    });
    server.reset();
    await picturesOf(await edit(server, { ...size, n: '2', moderation: 'low' }, files));
    const { files: seen } = await server.nextRequest();
    assert.deepEqual(
      seen.map(({ filename }) => filename),
      files.map(({ filename }) => filename),
    );
    assert.deepEqual(new Set(seen.map(({ format }) => format)), new Set(['png', 'jpeg', 'webp']));
  });

  it('an animated GIF and a transparent picture', async () => {
    const gif = { model: 'gpt-image-2.6-flare', output_format: 'gif', frame_count: '2', size: '320x320' };
    const [film] = await picturesOf(await edit(server, gif, [image()]));
    const [clear] = await picturesOf(
      await edit(server, { ...size, background: 'transparent' }, [{ name: 'image', bytes: half }]),
    );
    assert.equal((await sharp(film, { animated: true }).metadata()).pages, 2);
    assert.ok((await sharp(clear).metadata()).hasAlpha);
  });

  it('with dall-e-2, from one square PNG', async () => {
    const square = { name: 'image', bytes: await solid(256, 256) };
    const fields = { model: 'dall-e-2', size: '256x256', response_format: 'b64_json' };
    assert.equal((await picturesOf(await edit(server, fields, [square]))).length, 1);
    assert.equal(
      (await picturesOf(await edit(server, fields, [square, { name: 'mask', bytes: await halfTransparent(256, 256) }])))
        .length,
      1,
    );
    await assertRefused(
      await edit(server, fields, [
        { ...square, name: 'image[]' },
        { ...square, name: 'image[]' },
      ]),
      400,
      'invalid_value',
      'image',
    );
    await assertRefused(await edit(server, fields, [image()]), 400, 'invalid_value', 'image', /square/);
  });

  it('from JSON, by data URL, by file id and by URL', async () => {
    const dall = { model: 'dall-e-2', prompt: 'x', size: '256x256' };
    const made = await fetch(`${server.url}/images/generations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(dall),
    });
    const { data } = (await made.json()) as { readonly data: readonly [{ readonly url: string }] };
    const images = [
      { image_url: `data:image/png;base64,${photo.toString('base64')}` },
      { file_id: 'file-photo' },
      { image_url: data[0].url },
    ];
    const answer = await editJson(server, { ...size, images, mask: { file_id: 'file-mask' }, n: 1, markup: null });
    assert.deepEqual(await changed((await picturesOf(answer))[0]), { left: true, right: false });
  });

  /** Which half of an edited picture differs from the input. */
  async function changed(picture: Buffer | undefined): Promise<{ readonly left: boolean; readonly right: boolean }> {
    const differs = async (left: number) => {
      const half = { left, top: 0, width: width / 2, height };
      const [before, after] = await Promise.all(
        [photo, picture].map((file) => sharp(file).extract(half).removeAlpha().raw().toBuffer()),
      );
      return before === undefined || after === undefined || !before.equals(after);
    };
    return { left: await differs(0), right: await differs(width / 2) };
  }
});
