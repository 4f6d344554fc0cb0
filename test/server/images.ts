import { answerOf, eventsOf, type Publish } from './answers.ts';
import type { Act, Fault } from './fault-types.ts';
import { actOf, directiveIn } from './faults.ts';
import type { Endpoint } from './models.ts';
import { type Order, type OrderOptions, readOrder } from './order.ts';
import { type Picture, paint } from './pictures.ts';
import { misuse } from './problems.ts';
import { jsonReply, replyScript, type Step } from './script.ts';
import { streamScript } from './stream.ts';
import type { Submission } from './submission.ts';

export type ImageRoute = OrderOptions & { readonly publish: Publish };

/**
 * The whole answer to an image request, as steps on the wire. A request that the API would refuse is refused even where
 * a fault was ordered: a test of a fault must not hide that its request is wrong.
 * @param queued the fault ordered for this request; a directive in its prompt counts where there is none
 * @throws Refused
 */
export async function answerImages(
  submission: Submission,
  endpoint: Endpoint,
  queued: Fault | undefined,
  { publish, ...options }: ImageRoute,
): Promise<{ readonly script: Iterable<Step>; readonly fault: Fault | undefined }> {
  const asked = await readOrder(submission, endpoint, options);
  const fault = queued ?? directiveIn(asked.prompt);
  if (fault === undefined) return { script: await plainScript(asked, await paintAll(asked), publish), fault };
  return { script: await faultyScript(asked, fault, actOf(fault.fault), publish), fault };
}

async function faultyScript(order: Order, fault: Fault, act: Act, publish: Publish): Promise<Iterable<Step>> {
  switch (act.at) {
    case 'refusal':
      return replyScript(act.reply(fault));
    case 'order': {
      const altered = act.alter(order);
      return plainScript(altered, await paintAll(altered), publish);
    }
    case 'picture': {
      const alter = async (file: Buffer) => act.alter(file, order);
      const pictures = (await paintAll(order)).map(async ({ final, previews }) => ({
        final: await alter(final),
        previews: await Promise.all(previews.map(alter)),
      }));
      return plainScript(order, await Promise.all(pictures), publish);
    }
    case 'answer':
      return replyScript(act.alter(answerOf(order, await paintAll(order), publish), publish));
    case 'stream':
      if (!order.stream) throw misuse(`The fault '${fault.fault}' needs a request with "stream": true.`);
      return act.alter(eventsOf(order, await paintAll(order)), fault);
    case 'wire':
      return act.alter(plainScript(order, await paintAll(order), publish), fault);
  }
}

function plainScript(order: Order, pictures: readonly Picture[], publish: Publish): readonly Step[] {
  if (order.stream) return streamScript(eventsOf(order, pictures));
  return replyScript(jsonReply(answerOf(order, pictures, publish)));
}

function paintAll(order: Order): Promise<readonly Picture[]> {
  return Promise.all(Array.from({ length: order.count }, (_, index) => paint(order, index)));
}
