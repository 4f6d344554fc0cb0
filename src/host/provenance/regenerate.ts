import * as vscode from 'vscode';
import { COMMANDS } from '../../core/ids.ts';
import type { JobResult } from '../../core/job/result.ts';
import { writeCost } from '../../core/model/price.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { withNamesOf } from '../../core/recipe/remake.ts';
import { t } from '../../core/text.ts';
import { invalidRequest } from '../../core/wire/errors.ts';
import { imagesAtHand } from '../dialogue/pick-images.ts';
import { rideInTheOpen } from '../dialogue/show-ride.ts';
import { showError } from '../errors.ts';
import { baseName } from '../paths.ts';
import { offerUndo } from '../pictures/offer-undo.ts';
import type { PlacedArrival, PutInPlace } from '../pictures/put-in-place.ts';
import type { Ride } from '../road.ts';
import type { Studio } from '../studio/studio.ts';
import { confirmRemaking, confirmRemakings } from './confirm-remaking.ts';
import { pickRecorded } from './pick-recorded.ts';
import type { Provenance } from './provenance.ts';
import { orderFrom } from './recipe-order.ts';
import { prepareRemaking, type Remaking, type RemakingDependencies } from './remaking.ts';

export interface RegenerateDependencies extends RemakingDependencies {
  readonly extensionUri: vscode.Uri;
  readonly provenance: Provenance;
  readonly putInPlace: PutInPlace;
  readonly studio: Pick<Studio, 'fill'>;
}

/**
 * `stipple.regenerateImage`: makes recorded pictures anew in their places. Prompt and price are shown before, unless it is free, or
 * somebody says `{ uri, ask: false }`. Menus, which hand in what is selected, show what goes wrong; for others the command
 * rejects with an ImageError.
 */
export function createRegenerate(dependencies: RegenerateDependencies) {
  return async (argument?: unknown, selected?: unknown): Promise<JobResult | undefined> => {
    const wish = readWish(argument);
    if (wish) return regenerate(wish.uri, wish.ask, dependencies);
    if (argument instanceof vscode.Uri && !Array.isArray(selected)) return regenerate(argument, true, dependencies);
    const atHand = imagesAtHand(argument, selected);
    const chosen = atHand.length > 0 ? atHand : [await pickRecorded(dependencies.provenance)];
    return regenerateInTheOpen(
      chosen.filter((file) => file !== undefined),
      dependencies,
    );
  };
}

/** Fills the studio's form with what a recorded picture was made from. */
export function createOpenRecipe(dependencies: RegenerateDependencies) {
  return async (file?: unknown): Promise<void> => {
    if (!(file instanceof vscode.Uri)) return;
    try {
      await dependencies.studio.fill((await prepareRemaking(file, dependencies)).recipe);
    } catch (error) {
      await showError(error, { change: () => void vscode.commands.executeCommand(COMMANDS.openStudio, file) });
    }
  };
}

interface Wish {
  readonly uri: vscode.Uri;
  readonly ask: boolean;
}

function readWish(argument: unknown): Wish | undefined {
  if (typeof argument !== 'object' || argument === null || argument instanceof vscode.Uri) return undefined;
  const { uri, ask = true } = argument as { readonly uri?: unknown; readonly ask?: unknown };
  if (uri === undefined) return undefined;
  const problems = [
    ...(uri instanceof vscode.Uri ? [] : [{ field: 'uri', message: t('{0} must be a Uri', 'uri') }]),
    ...(typeof ask === 'boolean' ? [] : [{ field: 'ask', message: t('{0} must be true or false', 'ask') }]),
  ];
  if (problems.length > 0) throw invalidRequest(problems);
  return { uri, ask } as Wish;
}

/** For whoever waits for the result. Undefined where the person left. */
async function regenerate(
  file: vscode.Uri,
  ask: boolean,
  dependencies: RegenerateDependencies,
): Promise<JobResult | undefined> {
  const remaking = await prepare(file, dependencies);
  const recipe = !ask || isFree(remaking) ? remaking.recipe : await confirmed(remaking, dependencies);
  if (!recipe) return undefined;
  const ride = { report: () => undefined, signal: new AbortController().signal, watched: false, mayAsk: ask };
  return (await remake(remaking, recipe, ride, dependencies)).result;
}

async function regenerateInTheOpen(
  files: readonly vscode.Uri[],
  dependencies: RegenerateDependencies,
): Promise<JobResult | undefined> {
  const { studio, provenance } = dependencies;
  let latest: Recipe | undefined;
  try {
    const recorded: vscode.Uri[] = [];
    for (const file of files) if (files.length === 1 || (await provenance.find(file))) recorded.push(file);
    const remakings: Remaking[] = [];
    for (const file of recorded) {
      const remaking = await prepareRemaking(file, dependencies);
      latest = remaking.recipe;
      if (remaking.obstacle) throw remaking.obstacle;
      remakings.push(remaking);
    }
    const [first, ...more] = remakings;
    if (!first) return undefined;
    if (more.length > 0)
      return (await confirmRemakings(remakings)) ? await remakeAll(remakings, dependencies) : undefined;
    // What was done by hand is not to be replaced without a question, free or not.
    const isSimple = isFree(first) && first.notes.length === 0;
    latest = isSimple ? first.recipe : await confirmed(first, dependencies);
    return latest && (await remakeShown(first, latest, dependencies));
  } catch (error) {
    const recipe = latest;
    void showError(error, { change: () => void (recipe && studio.fill(recipe)) });
    return undefined;
  }
}

async function prepare(file: vscode.Uri, dependencies: RegenerateDependencies): Promise<Remaking> {
  const remaking = await prepareRemaking(file, dependencies);
  if (remaking.obstacle) throw remaking.obstacle;
  return remaking;
}

/** Undefined where the person left, or goes on in the studio. */
async function confirmed(remaking: Remaking, { studio }: RegenerateDependencies): Promise<Recipe | undefined> {
  const answer = await confirmRemaking(remaking);
  if (answer?.by === 'studio') await studio.fill(answer.recipe);
  return answer?.by === 'enter' ? answer.recipe : undefined;
}

function isFree({ price, recipe }: Remaking): boolean {
  return price(recipe)?.high === 0;
}

async function remake(
  { file, locked }: Remaking,
  recipe: Recipe,
  ride: Ride,
  { putInPlace, provenance }: RegenerateDependencies,
): Promise<PlacedArrival> {
  const arrival = await putInPlace(orderFrom(recipe), file, ride);
  const now = await provenance.find(file);
  if (now) await provenance.put(file, withNamesOf(locked, now));
  return arrival;
}

async function remakeShown(
  remaking: Remaking,
  recipe: Recipe,
  dependencies: RegenerateDependencies,
): Promise<JobResult> {
  const { extensionUri, provenance } = dependencies;
  const road = (_: unknown, ride: Ride) => remake(remaking, recipe, ride, dependencies);
  const { result, warnings, undo } = await rideInTheOpen(orderFrom(recipe), road, extensionUri);
  const { file, locked } = remaking;
  const name = baseName(file);
  const cost = result.cost_usd && { usd: result.cost_usd, approximate: result.cost_approximate ?? false };
  const isSame = (await provenance.find(file))?.sha256 === locked.sha256;
  const made = cost ? t('{0} was made anew for {1}.', name, writeCost(cost)) : t('{0} was made anew.', name);
  const told = isSame ? t('{0} came out as it was made before.', name) : made;
  const message = [told, ...warnings.map((warning) => `${warning.message}.`)].join(' ');
  if (undo) void offerUndo(message, undo);
  else void vscode.window.showInformationMessage(message);
  return result;
}

/** Those that fail do not keep the others from being made; the first failure is told. */
async function remakeAll(remakings: readonly Remaking[], dependencies: RegenerateDependencies): Promise<undefined> {
  const { length } = remakings;
  const abort = new AbortController();
  const outcomes = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t('Making {0} pictures anew', length), cancellable: true },
    (progress, token) => {
      token.onCancellationRequested(() => abort.abort());
      const ride = { report: () => undefined, signal: abort.signal, watched: false, mayAsk: true };
      const made = remakings.map(async (remaking) => {
        const arrival = await remake(remaking, remaking.recipe, ride, dependencies);
        progress.report({ increment: 100 / length });
        return arrival;
      });
      return Promise.allSettled(made);
    },
  );
  const arrivals = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
  const undoAll = async () => {
    for (const { undo } of arrivals) await undo?.();
  };
  if (arrivals.length > 0) void offerUndo(t('{0} of {1} pictures were made anew.', arrivals.length, length), undoAll);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return undefined;
}
