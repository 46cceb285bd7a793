import { type PointBatch, decodeBatch } from '@/db/series/batch';
import { checkColumns } from '@/db/series/columns';
import { BLOCK } from '@/db/series/layout';
import {
  type ArchivedRun,
  LIMITS,
  LISTED,
  LIST_NAMES,
  type Lists,
  archivedRun,
  tags as tagList,
} from './format';
import { type ArchivedImage, checkLayout, imageOf, sizeOf } from './image-bytes';
import { type ArchiveMember, readMembers, wholeOf } from './read-members';
import { parseJson, parseList, refused } from './refuse';

/** What is made of an archive, in the order in which it is read. */
export interface RunSink {
  run?(run: ArchivedRun): void;
  image?(image: ArchivedImage): void;
  points?(batch: PointBatch): void;
  checkpoint?(file: string, pieces: AsyncIterable<Buffer>): Promise<void>;
}

/** Reads all of it, says what is wrong with it, and answers with its lists once it is known to be whole. */
export async function readRun(
  file: string,
  sink: RunSink,
  limits?: Parameters<typeof readMembers>[1],
): Promise<Lists> {
  const images = new Map<string, ReturnType<typeof sizeOf>>();
  const lists: Partial<Lists> = {};
  const files = new Set<string>();
  let run: ArchivedRun | null = null;
  let tags: string[] = [];

  const take = async ({ name, pieces, size }: ArchiveMember) => {
    const [folder = '', inner = ''] = name.split('/');
    if (!run && name !== 'run.json') throw refused(`${name} stands before run.json`);
    if (folder === 'checkpoints') {
      if (!lists['checkpoints.json']?.some((one) => one.file === inner && one.bytes === size))
        throw refused(`${name} is not in checkpoints.json`);
      files.add(inner);
      await sink.checkpoint?.(inner, pieces);
      return;
    }
    const bytes = await wholeOf(pieces);
    if (name === 'run.json') {
      run = parseJson(name, archivedRun, bytes);
      sink.run?.(run);
    } else if (name === 'tags.json') tags = parseJson(name, tagList, bytes);
    else if (folder === 'images') {
      const image = imageOf(inner, bytes);
      images.set(inner, sizeOf(image));
      sink.image?.(image);
    } else if (folder === 'series') {
      const batch = batchOf(name, bytes, tags);
      sink.points?.(batch);
    } else {
      const list = LIST_NAMES.find((one) => one === name)!; // no other names are let in
      Object.assign(lists, { [list]: parseList<unknown>(list, LISTED[list], bytes, LIMITS.listed) });
    }
  };

  for await (const member of readMembers(file, limits)) await take(member);
  const missing = run ? LIST_NAMES.find((name) => !(name in lists)) : 'run.json';
  if (missing !== undefined) throw refused(`${missing} is missing`);
  const whole = lists as Lists;
  for (const sample of whole['samples.json']) checkLayout(sample, images.get(sample.hash));
  const lost = whole['checkpoints.json'].find((one) => !files.has(one.file));
  if (lost) throw refused(`checkpoints/${lost.file} is missing`);
  return whole;
}

/** Steps, wall times and numbers of tags. */
const BEFORE_VALUES = 3;

/** Points measured at the same steps; what bytes claim is held against them before anything is made of them. */
function batchOf(name: string, bytes: Buffer, tags: readonly string[]): PointBatch {
  const columnsOf = checkColumns(bytes, Math.max(BLOCK, tags.length));
  if (columnsOf === null || columnsOf > tags.length + BEFORE_VALUES) throw refused(`${name} is damaged`);
  const { steps, wallTimes, values } = decodeBatch(bytes);
  const named = [...values.keys()].map((index) => tags[index]);
  const columns = [...values.values()];
  const isWhole =
    steps.length > 0 &&
    [wallTimes, ...columns].every(({ length }) => length === steps.length) &&
    named.every((tag) => tag !== undefined);
  const increases = steps.every(
    (step, at) => Number.isSafeInteger(step) && step > (at === 0 ? -1 : steps[at - 1]!),
  );
  if (!isWhole || !increases) throw refused(`${name} has no series at increasing steps`);
  return { steps, wallTimes, tags: named, values: columns };
}
