import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const { STAND_IN_URL = '', STAND_IN_KEY = '' } = process.env;

const LAZY = ['api.js', 'find-images.js', 'pixels.js', 'placeholder.js', 'plan-link.js', 'workshop.js'];

const loaded = () => LAZY.filter((name) => Object.keys(require.cache).some((file) => file.endsWith(`/dist/${name}`)));

/** The first of the suites by its name: what another has loaded stays. */
describe('the extension when it starts', () => {
  const generate = (request: object) => vscode.commands.executeCommand('stipple.generateImage', request);

  before(async () => {
    const extension = vscode.extensions.getExtension('stipple-images.stipple');
    assert.ok(extension, 'the extension is installed');
    await extension.activate();
  });

  it('is active with its doors alone', () => assert.deepEqual(loaded(), []));

  it('loads all else with the first door that is opened and the first picture that needs it', async () => {
    await generate({ prompt: 'first', model: 'placeholder', size: '16x16' });
    assert.deepEqual(loaded(), ['placeholder.js', 'workshop.js']);
    const settings = vscode.workspace.getConfiguration('stipple');
    await settings.update('baseUrl', STAND_IN_URL, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('stipple.setApiKey', STAND_IN_KEY);
    await generate({ prompt: 'first', model: 'gpt-image-2.5-flare', size: '1024x640' });
    assert.deepEqual(loaded(), ['api.js', 'placeholder.js', 'workshop.js']);
  });
});
