import { notFound } from 'next/navigation';
import { Gallery } from '../_views/gallery/gallery';
import '../styles/gallery.css';

/** Whether it is there is asked at each request, since the pages are built once. */
export const dynamic = 'force-dynamic';

/** Every chart in each of its states: while one develops, and where GANSCOPE_GALLERY=1 asks for it. */
export default function GalleryPage() {
  if (process.env.NODE_ENV === 'production' && process.env['GANSCOPE_GALLERY'] !== '1') notFound();
  return <Gallery />;
}
