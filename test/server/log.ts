import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import sharp from 'sharp';
import type { FaultName } from './fault-types.ts';
import type { FilePart, Submission } from './submission.ts';

/** One request as it came, and what became of it. Times are milliseconds since the epoch. */
export type RequestRecord = {
  /** The `x-request-id` of the answer. */
  readonly id: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly startedAt: number;
  /** Bytes of the body. */
  readonly length: number;
  /** JSON members, or the text parts of a form as text; empty while or where the body cannot be read. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly FileRecord[];
  readonly fault: FaultName | undefined;
  /** Undefined until the head of the answer has gone out. */
  readonly status: number | undefined;
  /** `cut`: the stand-in broke the connection. `aborted`: the client did, before the end. */
  readonly ending: 'open' | 'complete' | 'cut' | 'aborted';
  readonly endedAt: number | undefined;
  /** Settles with the end of the answer. Not in the JSON form. */
  readonly ended: Promise<void>;
};

export type FileRecord = {
  readonly name: string;
  readonly filename: string;
  readonly contentType: string | undefined;
  readonly length: number;
  readonly sha256: string;
  /** What the bytes are, and the pixels as stored; undefined where they cannot be decoded. */
  readonly format: string | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
};

export type OpenRecord = {
  readonly record: RequestRecord;
  /** Adds to the record. */
  note(facts: Partial<RequestRecord>): void;
  /** Shows the record to those who wait for a request. */
  announce(): void;
  end(ending: RequestRecord['ending']): void;
};

export type RequestLog = {
  /** Announced requests, oldest first. */
  readonly requests: readonly RequestRecord[];
  open(request: { readonly method: string; readonly path: string; readonly headers: IncomingHttpHeaders }): OpenRecord;
  /** The oldest request not yet given out by this function, as soon as its body is there. */
  nextRequest(): Promise<RequestRecord>;
  /** Settles as soon as there are `count` requests. */
  hasReached(count: number): Promise<void>;
  clear(): void;
};

export function createLog(): RequestLog {
  const requests: RequestRecord[] = [];
  let waiting: (() => void)[] = [];
  let given = 0;

  const hasReached = async (count: number): Promise<void> => {
    while (requests.length < count) await new Promise<void>((wake) => waiting.push(wake));
  };
  return {
    requests,
    hasReached,
    open(request) {
      let settle = () => {};
      const ended = new Promise<void>((done) => {
        settle = done;
      });
      const record: { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] } = {
        ...request,
        id: `req_${randomBytes(16).toString('hex')}`,
        startedAt: Date.now(),
        length: 0,
        fields: {},
        files: [],
        fault: undefined,
        status: undefined,
        ending: 'open',
        endedAt: undefined,
        ended,
      };
      return {
        record,
        note: (facts) => void Object.assign(record, facts),
        announce() {
          requests.push(record);
          const woken = waiting;
          waiting = [];
          for (const wake of woken) wake();
        },
        end(ending) {
          record.ending = ending;
          record.endedAt = Date.now();
          settle();
        },
      };
    },
    async nextRequest() {
      const index = given++;
      await hasReached(index + 1);
      return requests[index] as RequestRecord;
    },
    clear() {
      requests.length = 0;
      given = 0;
    },
  };
}

export function recordFiles({ files }: Submission): Promise<readonly FileRecord[]> {
  return Promise.all(files.map(recordFile));
}

async function recordFile({ name, filename, contentType, bytes }: FilePart): Promise<FileRecord> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { format, width, height } = await look(bytes);
  return { name, filename, contentType, length: bytes.length, sha256, format, width, height };
}

async function look(bytes: Buffer): Promise<Pick<FileRecord, 'format' | 'width' | 'height'>> {
  try {
    const { format, width, height } = await sharp(bytes).metadata();
    return { format, width, height };
  } catch {
    return { format: undefined, width: undefined, height: undefined };
  }
}
