import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DOCUMENT_LANGUAGES, LANGUAGE_OF_EXTENSION } from '../../../src/core/docs/languages.ts';
import { COMMANDS, CONTEXT_KEYS, TOOLS, VIEW_TYPES } from '../../../src/core/ids.ts';
import { optionSchemas } from '../../../src/core/model/schema.ts';
import { TOOL_DESCRIPTIONS, toolSchema } from '../../../src/core/model/tool-schema.ts';
import { SETTINGS } from '../../../src/core/settings.ts';

const ROOT = path.resolve(__dirname, '../../..');
const MANIFEST = path.join(ROOT, 'package.json');

type Json = Readonly<Record<string, unknown>>;

const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'));
const words: Json = JSON.parse(readFileSync(path.join(ROOT, 'package.nls.json'), 'utf8'));

/** Of commands that stand in an editor's title. */
const ICONS: Readonly<Record<string, string>> = { openStudio: '$(wand)' };

const commands = Object.entries(COMMANDS).map(([name, command]) => ({
  command,
  title: `%command.${name}%`,
  category: 'Stipple',
  ...(ICONS[name] ? { icon: ICONS[name] } : {}),
}));

const { model, prompt: _, ...wishes } = optionSchemas('generate');

/** What the table knows of the settings that are about models. */
const fromTable: Readonly<Record<string, object>> = {
  model: { examples: model?.examples },
  defaults: { properties: { ...optionSchemas('edit'), ...wishes, model: undefined, prompt: undefined } },
};

const settings = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, schema]) => [
    `stipple.${name}`,
    JSON.parse(JSON.stringify({ ...schema, ...fromTable[name], markdownDescription: `%setting.${name}%` })),
  ]),
);

/** What people write after `#` in a chat. */
const REFERENCES = { generate: 'generateImage', edit: 'editImage' } as const;

const tools = (['generate', 'edit'] as const).map((operation) => ({
  name: TOOLS[operation],
  displayName: `%tool.${operation}%`,
  toolReferenceName: REFERENCES[operation],
  canBeReferencedInPrompt: true,
  userDescription: `%tool.${operation}.description%`,
  modelDescription: TOOL_DESCRIPTIONS[operation],
  icon: '$(wand)',
  tags: ['images', 'stipple'],
  inputSchema: JSON.parse(JSON.stringify(toolSchema(operation))),
}));
interface MenuItem {
  readonly command: string;
  readonly when: string;
}

const languages = Object.keys(DOCUMENT_LANGUAGES);

/** By the language, or by the file's name where the editor does not know the language. */
const inDocuments = [
  `editorLangId =~ /^(${languages.join('|')})$/`,
  `resourceExtname =~ /^\\.(${Object.keys(LANGUAGE_OF_EXTENSION).join('|')})$/i`,
].join(' || ');

/** Where the palette offers what is made of documents: never of those that nobody trusts. */
const palette: readonly MenuItem[] = [
  { command: COMMANDS.generateMissing, when: `isWorkspaceTrusted && (${inDocuments})` },
  { command: COMMANDS.replacePlaceholders, when: `isWorkspaceTrusted && (${inDocuments})` },
  { command: COMMANDS.generateMissingInWorkspace, when: 'isWorkspaceTrusted && workspaceFolderCount > 0' },
];

const wakes = [
  `onWebviewPanel:${VIEW_TYPES.studio}`,
  'onStartupFinished',
  ...languages.map((language) => `onLanguage:${language}`),
];

describe('the manifest', () => {
  before(() => {
    if (process.env.UPDATE !== '1') return;
    manifest.contributes.commands = commands;
    manifest.contributes.configuration.properties = settings;
    manifest.contributes.languageModelTools = tools;
    const others = paletteOf(manifest).filter(({ command }) => !palette.some((one) => one.command === command));
    manifest.contributes.menus.commandPalette = [...others, ...palette];
    manifest.activationEvents = wakes;
    writeFileSync(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  });

  it('has the commands of the code and no others', () => {
    assert.deepEqual(manifest.contributes.commands, commands);
  });

  it('has the settings of the code with their schemas and defaults', () => {
    assert.deepEqual(manifest.contributes.configuration.properties, settings);
  });

  it('has the tools of the code with the options of the table', () => {
    assert.deepEqual(manifest.contributes.languageModelTools, tools);
  });

  it('shows commands in menus and binds keys to them only by ids that exist', () => {
    const places = [...Object.values(manifest.contributes.menus), manifest.contributes.keybindings];
    const menus = (places as readonly (readonly { readonly command: string }[])[]).flat();
    const known: readonly string[] = Object.values(COMMANDS);
    assert.deepEqual(
      menus.map(({ command }) => command).filter((command) => !known.includes(command)),
      [],
    );
  });

  it('asks for no context of ours that nobody sets', () => {
    const asked = [...JSON.stringify(manifest.contributes).matchAll(/"when":"([^"]*)"/g)].flatMap(([, when = '']) => [
      ...when.matchAll(/\bstipple\.\w+/g),
    ]);
    const set: readonly string[] = Object.values(CONTEXT_KEYS);
    assert.deepEqual(
      asked.map(([key]) => key).filter((key) => !set.includes(key)),
      [],
    );
    assert.ok(asked.length > 0);
  });

  it('offers in the palette what can be made of a document, where there is one', () => {
    const own = paletteOf(manifest).filter(({ command }) => palette.some((one) => one.command === command));
    assert.deepEqual(own, palette);
  });

  it('wakes up for a studio that was left open, for documents, and once for pictures that an earlier window could not save', () => {
    assert.deepEqual(manifest.activationEvents, wakes);
  });

  it('lets no workspace that nobody trusts choose what is made of its documents', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.ok(restrictedConfigurations.includes('stipple.missingImages.enabled'));
  });

  it('lets no workspace choose where the key is sent', () => {
    for (const name of [
      'baseUrl',
      'preset',
      'paths',
      'query',
      'extraBody',
      'organization',
      'project',
      'headers',
    ] as const) {
      assert.equal(SETTINGS[name].scope, 'machine', name);
    }
  });

  it('lets no workspace choose what may be spent', () => {
    for (const name of ['budget.perDay', 'budget.confirmAbove'] as const) {
      assert.equal(SETTINGS[name].scope, 'application', name);
    }
  });

  it('has words for every placeholder, and a placeholder for all words', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(words).sort());
    assert.deepEqual(
      Object.entries(words).filter(([, text]) => typeof text !== 'string' || text.trim() === ''),
      [],
    );
  });
});

function paletteOf({ contributes }: typeof manifest): readonly MenuItem[] {
  return contributes.menus.commandPalette;
}
