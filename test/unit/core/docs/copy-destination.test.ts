import assert from 'node:assert/strict';
import { copyDestination, documentVariables } from '../../../../src/core/docs/copy-destination.ts';

const document = { path: '/home/me/site/docs/guide/intro.en.md', folder: '/home/me/site' };
const now = new Date(Date.UTC(2026, 10, 21, 9, 5, 7, 123));

describe('markdown.copyFiles.destination', () => {
  const cases: Readonly<Record<string, string>> = {
    '': '/home/me/site/docs/guide/fox.png',
    '${fileName}': '/home/me/site/docs/guide/fox.png',
    'images/': '/home/me/site/docs/guide/images/fox.png',
    ' images/ ': '/home/me/site/docs/guide/images/fox.png',
    'images/new.png': '/home/me/site/docs/guide/images/new.png',
    '../img/${documentBaseName}/': '/home/me/site/docs/guide/../img/intro.en/fox.png',
    '/assets/': '/home/me/site/assets/fox.png',
    '/': '/home/me/site/fox.png',
    '/assets/${documentRelativeDirName}/${documentBaseName}-${fileName}':
      '/home/me/site/assets/docs/guide/intro.en-fox.png',
    '${documentWorkspaceFolder}/a/${documentFileName}.${fileExtName}': '/home/me/site/a/intro.en.md.png',
    '${documentDirName}/${unixTime}.${documentExtName}': `/home/me/site/docs/guide/${now.getTime()}.md`,
    'at ${isoTime}': '/home/me/site/docs/guide/at 2026-11-21T09:05:07.123Z',
    '${documentFilePath}.assets/': '/home/me/site/docs/guide/intro.en.md.assets/fox.png',
    '/x/${documentRelativeFilePath}/': '/home/me/site/x/docs/guide/intro.en.md/fox.png',
    '${documentRelativeDirName/^docs/static/}/': '/home/me/site/docs/guide/static/guide/fox.png',
    '${documentBaseName/\\.en$//}/': '/home/me/site/docs/guide/intro/fox.png',
    '${documentRelativeDirName/\\//-/}/': '/home/me/site/docs/guide/docs-guide/fox.png',
    '${documentBaseName/(.*)\\.(.*)/$2-$1/}/': '/home/me/site/docs/guide/en-intro/fox.png',
    '${documentBaseName/N/_/gi}/': '/home/me/site/docs/guide/i_tro.e_/fox.png',
    '${documentBaseName/(/x/}/': '/home/me/site/docs/guide/intro.en/fox.png',
    '${documentBaseName/a/b/zz}/': '/home/me/site/docs/guide/${documentBaseName/a/b/zz}/fox.png',
    '\\${fileName}-${other}-${constructor}': '/home/me/site/docs/guide/${fileName}-${other}-${constructor}',
  };
  for (const [template, expected] of Object.entries(cases)) {
    it(`“${template}” leads to ${expected}`, () => {
      assert.equal(copyDestination(template, { document, fileName: 'fox.png', now }), expected);
    });
  }

  it('of a document at the root, on Windows and outside of every folder leads somewhere as well', () => {
    const to = (path: string, folder?: string) =>
      copyDestination('/img/${documentRelativeDirName}/', {
        document: { path, ...(folder === undefined ? {} : { folder }) },
        fileName: 'fox.png',
        now,
      });
    assert.equal(to('/a.md', '/'), '//img//fox.png');
    assert.equal(to('/c:/site/docs/a.md', '/c:/site'), '/c:/site/img/docs/fox.png');
    assert.equal(to('/tmp/a.md'), '/tmp/img//tmp/fox.png');
  });

  it('takes no folder for another whose name begins alike', () => {
    const { documentRelativeDirName } = documentVariables({ path: '/site-old/docs/a.md', folder: '/site' });
    assert.equal(documentRelativeDirName, '/site-old/docs');
  });

  it('knows names without an extension and hidden ones', () => {
    const named = (path: string) => {
      const { documentBaseName, documentExtName } = documentVariables({ path });
      return [documentBaseName, documentExtName];
    };
    assert.deepEqual(['/a/README', '/a/.hidden', '/a/b.c.d'].map(named), [
      ['README', ''],
      ['.hidden', ''],
      ['b.c', 'd'],
    ]);
  });
});
