import assert from 'node:assert/strict';
import { OPTION_NAMES } from '../../../../src/core/model/options.ts';
import { optionSchemas } from '../../../../src/core/model/schema.ts';
import { TABLE } from '../../../../src/core/model/table.ts';
import { TOOL_DESCRIPTIONS, toolSchema } from '../../../../src/core/model/tool-schema.ts';
import { validate } from '../../../../src/core/model/validate.ts';
import { edit, generate } from './drafts.ts';

/** Of people, of a screen, of the wire. */
const WITHHELD = ['moderation', 'partial_images', 'response_format', 'safety_identifier', 'stream', 'user'];
const OURS = ['exact_size', 'image', 'keep_outside_mask', 'mask', 'path'];

describe('the schema of a tool', () => {
  for (const operation of ['generate', 'edit'] as const) {
    const { properties = {}, required, additionalProperties } = toolSchema(operation);

    it(`has every option of the table that a language model may choose: ${operation}`, () => {
      const taken = OPTION_NAMES.filter((name) => TABLE.some((row) => optionSchemas(operation, [row])[name]));
      const offered = Object.keys(properties).filter((name) => !OURS.includes(name));
      assert.deepEqual(offered.toSorted(), taken.filter((name) => !WITHHELD.includes(name)).toSorted());
    });

    it(`limits the values as the table does: ${operation}`, () => {
      for (const [name, schema] of Object.entries(optionSchemas(operation))) {
        if (!properties[name] || name === 'model') continue;
        const { description: _, ...limits } = schema;
        const { description: __, ...offered } = properties[name];
        assert.deepEqual(offered, limits, name);
      }
    });

    it(`tells of each what it is for, and takes nothing else: ${operation}`, () => {
      for (const [name, { description }] of Object.entries(properties)) assert.match(description ?? '', /\w{3}/, name);
      assert.equal(additionalProperties, false);
      assert.deepEqual(required, operation === 'edit' ? ['prompt', 'image'] : ['prompt']);
    });

    it(`offers models that can do it, dated snapshots left out: ${operation}`, () => {
      const models = properties.model?.examples ?? [];
      assert.ok(models.length > 5);
      for (const model of models) {
        const draft = operation === 'edit' ? edit(model) : generate(model);
        assert.equal(validate(draft).ok, true, model);
        assert.doesNotMatch(model, /\d{4}-\d\d-\d\d$/);
      }
    });

    it(`costs few tokens, for every question carries it along: ${operation}`, () => {
      // A token is about four characters of English.
      const characters = JSON.stringify([TOOL_DESCRIPTIONS[operation], toolSchema(operation)]).length;
      assert.ok(characters < 4400, `${characters} characters`);
    });
  }

  it('grows with the table', () => {
    const [row] = TABLE.filter(({ edit }) => edit);
    assert.ok(row?.edit);
    const wider = { ...row, ids: ['of-tomorrow'], edit: { ...row.edit, input: { ...row.edit.input, maxImages: 99 } } };
    const { properties } = toolSchema('edit', [...TABLE, wider]);
    assert.equal(properties?.image?.maxItems, 99);
    assert.ok(properties?.model?.examples?.includes('of-tomorrow'));
  });
});
