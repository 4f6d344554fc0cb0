import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TOOLS } from '../../../src/core/ids.ts';
import { toolSchema } from '../../../src/core/model/tool-schema.ts';

const ROOT = path.resolve(__dirname, '../../..');
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const [{ path: file }, ...others] = manifest.contributes.chatSkills;
const skill = readFileSync(path.join(ROOT, file), 'utf8');

describe('the skill for agents', () => {
  it('has the name of its folder, and a description that agents can keep in mind', () => {
    const head = /^---\nname: (?<name>.*)\ndescription: (?<description>.*)\n---\n/.exec(skill)?.groups;
    assert.equal(head?.name, path.basename(path.dirname(file)));
    const { length } = head?.description ?? '';
    assert.ok(length > 50 && length < 1024, `${length} characters`);
    assert.equal(others.length, 0);
  });

  it('names the tools, and nothing that they do not take', () => {
    const named = [...skill.matchAll(/stipple_\w+/g)].map(([tool]) => tool);
    assert.deepEqual([...new Set(named)].sort(), Object.values(TOOLS).toSorted());
    const inputs = (['generate', 'edit'] as const).flatMap((tool) => Object.keys(toolSchema(tool).properties ?? {}));
    const quoted = [...skill.matchAll(/`([a-z_]+)(?:: [^`]+)?`/g)].map(([, input = '']) => input);
    assert.ok(quoted.length > 5);
    assert.deepEqual(
      quoted.filter((input) => !inputs.includes(input) && !input.startsWith('stipple_')),
      ['placeholder'],
    );
  });
});
