import * as vscode from 'vscode';
import { type CommandName, INTERNAL_COMMANDS, WALKTHROUGH } from '../core/ids.ts';
import type { OwnFiles } from '../node/own-files.ts';
import type { Pixels } from '../node/pixels.ts';
import { type AgentTools, createAgentTools } from './agents/agent-tools.ts';
import { type ConnectionDependencies, createConnection } from './connection.ts';
import { keepContextKeys, reaching } from './context-keys.ts';
import { createChooseImages } from './dialogue/choose-images.ts';
import { createGenerate } from './dialogue/generate.ts';
import { createBlocks } from './docs/blocks.ts';
import { createDocuments } from './docs/documents.ts';
import { createGenerateFromSelection } from './docs/generate-selection.ts';
import { createInsertImage } from './docs/insert-image.ts';
import { createPresence } from './docs/presence.ts';
import { hoverRecorded } from './docs/recorded-hover.ts';
import { createJobs } from './jobs.ts';
import { createKeys } from './key.ts';
import { createLog } from './log.ts';
import { createMemory } from './memory.ts';
import { createAskPrice } from './money/ask-price.ts';
import { createBudget } from './money/budget.ts';
import { createCosts } from './money/costs.ts';
import { createLedger } from './money/ledger.ts';
import { createUnaskedModels } from './money/unasked-models.ts';
import { isRequest } from './order.ts';
import { createDiscarded } from './pictures/discarded.ts';
import { openGallery } from './pictures/gallery.ts';
import { createInputs } from './pictures/inputs.ts';
import { createKeep } from './pictures/keep.ts';
import { createOriginals } from './pictures/originals.ts';
import type { OpenPicture } from './pictures/pictures.ts';
import { createPutInPlace } from './pictures/put-in-place.ts';
import { createReplace } from './pictures/replace.ts';
import { createUndoReplace } from './pictures/undo-replace.ts';
import { createUndoSave } from './pictures/undo-save.ts';
import { createUnsaved, type Unsaved } from './pictures/unsaved.ts';
import { createAskPlace } from './pictures/where.ts';
import { showBadges } from './provenance/badges.ts';
import { createDigests } from './provenance/digests.ts';
import { createProvenance } from './provenance/provenance.ts';
import { createOpenRecipe, createRegenerate } from './provenance/regenerate.ts';
import { createReportImages } from './provenance/report-images.ts';
import { createRoad, type Makers } from './road.ts';
import { DISCARDED, DRAFTS, storageOf, UNSAVED } from './storage.ts';
import { createCompare } from './studio/compare.ts';
import { createStudio, type Studio } from './studio/studio.ts';

/** What the house may not reach for by itself. */
export interface WorkshopPorts {
  readonly makers: Makers;
  readonly openPicture: OpenPicture;
  /** sharp loads with the first picture that something is done to. */
  readonly loadPixels: () => Promise<Pixels>;
  readonly files: OwnFiles;
  /** SHA-256 of a file of this machine. */
  readonly digestFile: (file: string) => Promise<string>;
  readonly listModels: ConnectionDependencies['listModels'];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where a person's own files are. */
  readonly home: string;
}

/** Everything that happens once somebody does something. */
export interface Workshop {
  readonly commands: Readonly<Record<CommandName, (...given: unknown[]) => unknown>>;
  /** What language models may call. */
  readonly agentTools: AgentTools;
  /** Takes over the studio of a window that was reloaded. */
  readonly restoreStudio: Studio['restore'];
  /** Offers what earlier windows could not save. */
  readonly offerUnsaved: Unsaved['offerAll'];
  /** Marks recorded pictures in the Explorer from now on. */
  readonly showBadges: () => void;
  /** Tells of recorded pictures over their links in documents from now on. */
  readonly showHovers: () => void;
  /** Looks after the documents on screen from now on. */
  readonly watchDocuments: () => void;
  /** Writes down what is not written yet: the window closes. */
  readonly close: () => Promise<void>;
}

/** Brings all features together. Loaded with the first command, not at activation. */
export async function openWorkshop(context: vscode.ExtensionContext, ports: WorkshopPorts): Promise<Workshop> {
  const { extensionUri } = context;
  const { files, loadPixels, openPicture } = ports;
  const inStorage = (name: string) => vscode.Uri.joinPath(storageOf(context), name);
  const drafts = inStorage(DRAFTS);
  const log = createLog(context);
  const memory = createMemory(context);
  const keys = createKeys(context, ports.environment, log);
  const connection = createConnection(context, { keys, log, listModels: ports.listModels });
  const askPlace = createAskPlace(ports.home);
  const originals = createOriginals(storageOf(context));
  const gallery = await openGallery(context, { files, loadPixels, originals, log });
  const ledger = createLedger(context, files, log);
  const unasked = createUnaskedModels(context.globalState);
  const budget = createBudget({ ledger, unasked, askPrice: createAskPrice(unasked) });
  const digests = createDigests(ports.digestFile);
  const provenance = createProvenance({ digests, files, log });
  const unsaved = createUnsaved({ folder: inStorage(UNSAVED), gallery, provenance, askPlace, log });
  const road = createRoad({ makers: ports.makers, openPicture, loadPixels, keys, drafts, files, log });
  const jobs = createJobs({ road, budget, gallery, ledger, unsaved, originals, provenance, digests, log, drafts });
  const discarded = createDiscarded({
    folder: inStorage(DISCARDED),
    gallery,
    originals,
    provenance,
    cancel: jobs.cancel,
    log,
  });
  const keep = createKeep({ gallery, discarded, unsaved, provenance, askPlace });
  const replace = createUndoReplace(
    createReplace({ gallery, originals, provenance, loadPixels, storage: storageOf(context) }),
  );
  const inputs = createInputs(context);
  const chooseImages = createChooseImages(loadPixels);
  const studio = createStudio(context, {
    gallery,
    jobs,
    keep,
    replace,
    keys,
    ledger,
    connection,
    openPicture,
    loadPixels,
    inputs,
    chooseImages,
    drafts,
    log,
  });
  const costs = createCosts(context, { ledger, budget, gallery, unasked, home: ports.home, log });
  const undoSave = createUndoSave(drafts);
  context.subscriptions.push(keepContextKeys(context, { gallery, keys }));
  const documents = createDocuments({ road: jobs.road, keys, memory, connection, fillStudio: studio.fill });
  context.subscriptions.push(gallery, ledger, budget, provenance, jobs, replace, undoSave, studio, documents, costs);
  discarded.purge().catch((error: unknown) => log.warn(String(error)));
  const putInPlace = createPutInPlace({ road: jobs.road, gallery, replace, drafts });
  const blocks = createBlocks({
    road: jobs.road,
    jobs,
    gallery,
    studio,
    keys,
    connection,
    provenance,
    putInPlace,
    askPlace,
    onDidChangeKey: context.secrets.onDidChange,
  });
  context.subscriptions.push(blocks);
  const remaking = {
    extensionUri,
    provenance,
    digests,
    gallery,
    openPicture,
    putInPlace,
    studio,
    storage: storageOf(context),
  };
  context.subscriptions.push(vscode.commands.registerCommand(INTERNAL_COMMANDS.openRecipe, createOpenRecipe(remaking)));
  const generating = { extensionUri, road: jobs.road, keys, memory, askPlace, connection, chooseImages };
  const quickEdit = createGenerate('edit', generating);
  return {
    commands: {
      generateImage: createGenerate('generate', generating),
      generateFromSelection: createGenerateFromSelection(generating),
      editImage: (argument, selected) => (isRequest(argument) ? quickEdit(argument) : studio.edit(argument, selected)),
      quickEdit,
      paintMask: studio.paintMask,
      compareImages: createCompare({ studio, inputs }),
      undoReplace: replace.undo,
      undoSave: undoSave.undo,
      redoSave: undoSave.redo,
      insertImage: createInsertImage(gallery),
      ...documents.commands,
      generateBlock: reaching('madeBlock', blocks.generate),
      regenerateImage: createRegenerate(remaking),
      reportImages: createReportImages(provenance),
      openStudio: studio.open,
      setApiKey: keys.set,
      clearApiKey: keys.clear,
      checkConnection: connection.check,
      showCosts: costs.show,
      showLog: log.show,
      openWalkthrough: () => vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH),
    },
    agentTools: createAgentTools({
      check: road.check,
      road: jobs.road,
      loadPixels,
      log,
      isTrusted: () => vscode.workspace.isTrusted,
    }),
    restoreStudio: studio.restore,
    offerUnsaved: unsaved.offerAll,
    showHovers: () => {
      const presence = createPresence();
      context.subscriptions.push(presence, hoverRecorded(provenance, presence));
    },
    showBadges: () => void context.subscriptions.push(showBadges(provenance)),
    watchDocuments: () => {
      documents.watch();
      blocks.watch();
    },
    close: async () => void (await Promise.all([gallery.flush(), ledger.flush(), provenance.flush()])),
  };
}
