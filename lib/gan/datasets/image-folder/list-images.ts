import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Random } from '../../random';
import { broken, plainFile, realFolder } from '../files';

export interface ListedImage {
  /** Within the folder, with `/`. */
  name: string;
  /** Without links. */
  path: string;
  label: number;
  bytes: number;
  modifiedMs: number;
}

export interface Listing {
  root: string;
  classNames: string[];
  images: ListedImage[];
}

const IMAGE = /\.(png|jpe?g|webp)$/i;
const MOST_CLASSES = 1000;
const MOST_IMAGES = 1_000_000;
/** Not the run's: the same folder is in the same order for every run. */
const SEED = 1;

/**
 * The images of a folder, shuffled, so that the last of them are of every class. A link is taken only for a file
 * that lies in the folder itself; hidden files and those of other kinds are passed over.
 */
export function listImages(folder: string): Listing {
  const root = realFolder(folder, 'a folder of images');
  const inside = entriesOf(root);
  const beside = inside.filter((entry) => !entry.isDirectory());
  const loose = imagesAmong(beside, root, root, 0);
  const classes = inside
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, images: imagesBelow(join(root, name), root, 0) }))
    .filter(({ images }) => images.length > 0);
  if (loose.length > 0 && classes.length > 0) {
    const found = `${loose.length} images beside ${classes.length} subfolders of images`;
    throw broken(folder, 'images either in subfolders, one a class, or in the folder itself', found);
  }
  if (classes.length > MOST_CLASSES)
    throw broken(folder, `at most ${MOST_CLASSES} classes`, `${classes.length} subfolders of images`);
  const images = [
    ...loose,
    ...classes.flatMap((one, label) => one.images.map((image) => ({ ...image, label }))),
  ];
  if (images.length === 0) throw broken(folder, 'PNG, JPEG or WebP images', 'none in it or its subfolders');
  if (images.length > MOST_IMAGES) throw broken(folder, `at most ${MOST_IMAGES} images`, `${images.length}`);
  const classNames = classes.length > 0 ? classes.map(({ name }) => name) : ['images'];
  return { root, classNames, images: shuffled(images) };
}

/** By name, whatever order and language the system has. */
const entriesOf = (folder: string): Dirent[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

function imagesBelow(folder: string, root: string, label: number): ListedImage[] {
  const inside = entriesOf(folder);
  return [
    ...imagesAmong(
      inside.filter((entry) => !entry.isDirectory()),
      folder,
      root,
      label,
    ),
    ...inside
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => imagesBelow(join(folder, name), root, label)),
  ];
}

function imagesAmong(entries: readonly Dirent[], folder: string, root: string, label: number): ListedImage[] {
  return entries.flatMap((entry) => {
    const file = join(folder, entry.name);
    if (entry.isSymbolicLink() && statSync(file, { throwIfNoEntry: false })?.isDirectory())
      throw broken(file, 'a folder', 'a link to one; links to folders are not followed');
    if (!IMAGE.test(entry.name)) return [];
    const { path, found } = plainFile(root, file);
    const name = relative(root, file).split(sep).join('/');
    return [{ name, path, label, bytes: found.size, modifiedMs: found.mtimeMs }];
  });
}

function shuffled<T>(list: readonly T[]): T[] {
  const random = new Random(SEED);
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
