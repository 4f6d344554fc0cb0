import { startStandIn } from '../server/stand-in.ts';
import { callerIn, packageCaller } from '../ui/call-tool.ts';
import { openStudio } from '../ui/studio.ts';
import { openWorkbench, packagedExtension, type Workbench } from '../ui/workbench.ts';
import { freshDemoWorkspace } from './demo.ts';

/** The costs of a morning. */
export function showCosts(): Promise<string> {
  return withStandIn(async (workbench) => {
    const studio = await openStudio(workbench);
    const orders = [
      ['A lighthouse in a storm, woodcut', 'gpt-image-2', 'high'],
      ['Bergamot and honey, label', 'gpt-image-2.5-flare', 'medium'],
      ['Green terraces in morning mist', 'gpt-image-2.5-flare', 'low'],
      ['Roasted on Tuesdays, poster', 'gpt-image-2.6-flare', 'medium'],
    ] as const;
    for (const [prompt, model, quality] of orders) {
      await studio.prompt.fill(prompt);
      await studio.field('Model').selectOption(model);
      await studio.field('Quality').selectOption(quality);
      await studio.submit.click();
      await studio.pictures(`${prompt}, done`).waitFor();
    }
    await workbench.reset();
    await workbench.palette('Stipple: Show Costs');
    const costs = await workbench.webview('Stipple Costs');
    await costs.getByRole('tab', { name: 'By model' }).click();
    await costs.getByText('gpt-image-2.6-flare').first().waitFor();
    return workbench.screenshot('costs');
  });
}

/** What is asked before a language model gets its picture. */
export function showQuestion(): Promise<string> {
  return withStandIn(async (workbench, folder) => {
    await workbench.openFile('README.md');
    await callerIn(workbench, folder).call('stipple_generate_image', {
      prompt: 'A red fox on a hill.\nFlat colours, no text.',
      path: 'docs/img/fox.webp',
      model: 'gpt-image-2',
      size: '1536x1024',
      quality: 'low',
    });
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    const screenshot = await workbench.screenshot('agent');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    return screenshot;
  });
}

async function withStandIn(show: (workbench: Workbench, folder: string) => Promise<string>) {
  const standIn = await startStandIn();
  const folder = freshDemoWorkspace('stills');
  const workbench = await openWorkbench({
    vsix: packagedExtension,
    folder,
    theme: 'Default Dark Modern',
    companion: await packageCaller(),
    settings: { 'stipple.baseUrl': standIn.url, 'stipple.budget.perDay': 5 },
    environment: { OPENAI_API_KEY: standIn.key },
  });
  try {
    return await show(workbench, folder);
  } catch (error) {
    console.error(`Screenshot ${await workbench.screenshot('still-failed')}`);
    throw error;
  } finally {
    await workbench.close();
    await standIn.close();
  }
}
