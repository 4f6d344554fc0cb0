import { type Case, LARGE, MEBIBYTE, MIDDLE, NAMED_CASES, SMALL, titleOf, type Upload, uploadTitle } from './cases.ts';
import { type Contender, DISCARD, FETCH, OPENAI, OPENAI_BLOB, OPENAI_STREAM } from './contenders.ts';
import { type Finder, STIPPLE_FINDER } from './documents/finders.ts';
import type { DocumentSample } from './documents/measure.ts';
import type { Load } from './load.ts';
import type { Quantity, Sample } from './measure.ts';
import { median, pairedRatio, spread } from './statistics.ts';

/** The samples of each contender, in the order of the rounds. */
export type Samples = ReadonlyMap<Contender, readonly Sample[]>;

export interface DocumentResults {
  readonly title: string;
  readonly samples: ReadonlyMap<Finder, readonly DocumentSample[]>;
}

export interface Results {
  readonly cases: ReadonlyMap<Case, Samples>;
  readonly upload: { readonly wanted: Upload; readonly samples: Samples } | undefined;
  readonly documents: readonly DocumentResults[];
  readonly loads: { readonly activation: Load; readonly transport: Load } | undefined;
  readonly studio: readonly Verdict[] | undefined;
}

export interface Verdict {
  readonly what: string;
  readonly toReach: string;
  readonly measured: string;
  readonly reached: boolean;
}

/** What the client has to reach, each with what was measured; what was not measured is left out. */
export function judge(results: Results, ours: Contender): readonly Verdict[] {
  const verdicts: (Verdict | undefined)[] = [
    ratio(MIDDLE, 'tail', OPENAI, 60),
    ratio(MIDDLE, 'tail', FETCH, 25),
    sameTail(),
    ratio(LARGE, 'tail', OPENAI, 300),
    ratio(MIDDLE, 'cpu', OPENAI, 5),
    ratio(LARGE, 'cpu', OPENAI, 8),
    ...NAMED_CASES.map(longestBlock),
    memory(),
    ...(results.upload ? uploadVerdicts(results.upload) : []),
  ];
  return verdicts.filter((verdict) => verdict !== undefined);

  function valuesOf(one: Case, contender: Contender, quantity: Quantity): readonly number[] | undefined {
    return results.cases
      .get(one)
      ?.get(contender)
      ?.map((sample) => sample[quantity]);
  }

  function ratio(one: Case, quantity: 'tail' | 'cpu', rival: Contender, target: number): Verdict | undefined {
    const [own, theirs] = [valuesOf(one, ours, quantity), valuesOf(one, rival, quantity)];
    if (!own || !theirs) return undefined;
    return share(`${quantity === 'cpu' ? 'CPU' : quantity}, ${titleOf(one)}`, rival.name, own, theirs, target);
  }

  function sameTail(): Verdict | undefined {
    const [small, large] = [valuesOf(SMALL, ours, 'tail'), valuesOf(LARGE, ours, 'tail')];
    if (!small || !large) return undefined;
    const noise = (spread(small) + spread(large)) / 2;
    return {
      what: `tail, ${titleOf(LARGE)}`,
      toReach: `that of ${titleOf(SMALL)}`,
      measured: `${median(large).toFixed(1)} ms, that ${median(small).toFixed(1)} ± ${noise.toFixed(1)} ms`,
      reached: median(large) <= median(small) + noise,
    };
  }

  function longestBlock(one: Case): Verdict | undefined {
    const [own, floor] = [valuesOf(one, ours, 'block'), valuesOf(one, DISCARD, 'block')];
    if (!own || !floor) return undefined;
    const times = 1 / pairedRatio(floor, own);
    return {
      what: `longest block, ${titleOf(one)}`,
      toReach: '≤ 1.2 × that of discarding',
      measured: `${times.toFixed(2)} × (${median(own).toFixed(1)} ms)`,
      reached: times <= 1.2,
    };
  }

  function memory(): Verdict | undefined {
    const worst = [...results.cases].map(([one, samples]) => ({
      title: titleOf(one),
      memory: median((samples.get(ours) ?? []).map((sample) => sample.memory)) / MEBIBYTE,
    }));
    const most = worst.sort((a, b) => b.memory - a.memory)[0];
    return most && below('memory above start, at any size', 75, most.memory, 'MiB', ` (${most.title})`);
  }

  function uploadVerdicts({ wanted, samples }: NonNullable<Results['upload']>): readonly Verdict[] {
    const own = samples.get(ours);
    const rivals = [OPENAI_BLOB, OPENAI_STREAM].flatMap((rival) => {
      const theirs = samples.get(rival);
      return theirs ? [{ rival, theirs }] : [];
    });
    if (!own || rivals.length === 0) return [];
    const versusBest = (quantity: 'total' | 'cpu', target: number): Verdict | undefined => {
      const values = (list: readonly Sample[]) => list.map((sample) => sample[quantity]);
      const best = rivals.sort((a, b) => median(values(a.theirs)) - median(values(b.theirs)))[0];
      const what = `${quantity === 'cpu' ? 'CPU' : 'time'}, ${uploadTitle(wanted)}`;
      return best && share(what, best.rival.name, values(own), values(best.theirs), target);
    };
    const most = median(own.map((sample) => sample.memory)) / MEBIBYTE;
    return [
      versusBest('total', 5),
      versusBest('cpu', 12),
      below(`memory above start, ${uploadTitle(wanted)}`, 10, most, 'MiB'),
    ].filter((verdict) => verdict !== undefined);
  }
}

export function judgeDocuments(documents: readonly DocumentResults[]): readonly Verdict[] {
  return documents.map(({ title, samples }) => {
    const own = samples.get(STIPPLE_FINDER) ?? [];
    return below(title, 50, median(own.map(({ warm }) => warm)), 'ms');
  });
}

/** The same for every route. */
export function judgeLoads({ activation, transport }: NonNullable<Results['loads']>): readonly Verdict[] {
  return [
    below(activation.name, 40, activation.bytes / 1000, 'KB'),
    below(`time of the ${activation.name}`, 10, activation.milliseconds, 'ms'),
    below(transport.name, 200, transport.bytes / 1000, 'KB', `, ${transport.milliseconds.toFixed(1)} ms`),
  ];
}

function share(
  what: string,
  rival: string,
  own: readonly number[],
  theirs: readonly number[],
  target: number,
): Verdict {
  const times = pairedRatio(theirs, own);
  return {
    what,
    toReach: `≤ 1/${target} of ${rival}`,
    measured: `1/${times.toFixed(1)} (${median(own).toFixed(1)} of ${median(theirs).toFixed(1)} ms)`,
    reached: times >= target,
  };
}

function below(what: string, most: number, measured: number, unit: string, note = ''): Verdict {
  return {
    what,
    toReach: `≤ ${most} ${unit}`,
    measured: `${measured.toFixed(1)} ${unit}${note}`,
    reached: measured <= most,
  };
}
