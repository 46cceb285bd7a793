'use client';
import { useEffect, useRef } from 'react';

/** Colours of the page, for what is drawn on a canvas. */
export type Ink = (token: string) => string;

/**
 * The data layer of a chart: sharp on every screen, drawn again when `draw` or the theme changes, and only
 * while it can be seen.
 */
export function CanvasLayer({
  width,
  height,
  draw,
}: {
  width: number;
  height: number;
  draw: (context: CanvasRenderingContext2D, ink: Ink) => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let frame = 0;
    let visible = true;
    const paint = () => {
      const context = element.getContext('2d');
      if (!context || !visible) return;
      const ratio = window.devicePixelRatio || 1;
      element.width = width * ratio;
      element.height = height * ratio;
      context.scale(ratio, ratio);
      const style = getComputedStyle(document.documentElement);
      draw(context, (token) => style.getPropertyValue(token).trim());
    };
    const ask = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(paint);
    };
    const watcher = new IntersectionObserver(([entry]) => {
      visible = entry?.isIntersecting ?? true;
      if (visible) ask();
    });
    watcher.observe(element);
    window.addEventListener('themechange', ask);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', ask);
    ask();
    return () => {
      cancelAnimationFrame(frame);
      watcher.disconnect();
      window.removeEventListener('themechange', ask);
      scheme.removeEventListener('change', ask);
    };
  }, [width, height, draw]);
  return <canvas ref={canvas} style={{ width, height }} aria-hidden="true" />;
}
