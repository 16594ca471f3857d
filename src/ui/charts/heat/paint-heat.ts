import type { HeatGrid } from '../../../workers/load/heat-history.ts';
import { cellOf, intensity, secondsIn, type HeatMeasure } from './heat-picture.ts';
import { useEffect, useState } from 'react';

/** A CSS colour as red, green and blue. */
function rgb(context: CanvasRenderingContext2D, colour: string): [number, number, number] {
  context.fillStyle = colour;
  // A canvas gives opaque colours back as #rrggbb, whatever they were written as.
  const value = Number.parseInt(String(context.fillStyle).slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/**
 * Paints one pixel a cell; the page scales the picture up.
 * @param columns of the picture, those of the grid at least
 */
export function paintHeat(
  canvas: HTMLCanvasElement,
  grid: HeatGrid,
  order: readonly number[],
  measure: HeatMeasure,
  columns: number,
): void {
  canvas.width = columns;
  canvas.height = Math.max(1, order.length);
  const context = canvas.getContext('2d');
  if (context === null) return;
  const style = getComputedStyle(canvas);
  const ink = style.getPropertyValue(measure === 'throttled' ? '--throttled' : '--accent').trim();
  const [red, green, blue] = rgb(context, ink);
  const image = context.createImageData(canvas.width, canvas.height);
  order.forEach((row, y) => {
    for (let column = 0; column < grid.columns; column += 1) {
      const strength = intensity(cellOf(grid, row, column), measure, secondsIn(grid, column));
      if (strength === 0) continue;
      image.data.set([red, green, blue, Math.round(strength * 255)], (y * columns + column) * 4);
    }
  });
  context.putImageData(image, 0, 0);
}

/** Changes whenever the page turns dark or light: pictures on a canvas are painted again. */
export function useThemeChange(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const observer = new MutationObserver(() => {
      setChanges((count) => count + 1);
    });
    observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    return () => {
      observer.disconnect();
    };
  }, []);
  return changes;
}
