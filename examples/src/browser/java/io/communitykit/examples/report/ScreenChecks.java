package io.communitykit.examples.report;

/** What is asked of an open page, in its own language. */
final class ScreenChecks {

    /** The ids of charts without a canvas, or with one that has fewer than three colours. */
    static final String BLANK_CHARTS = """
            [...document.querySelectorAll('.chart')].filter(chart => {
              const canvas = chart.querySelector('canvas');
              if (!canvas) return true;
              const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              const colors = new Set();
              for (let i = 0; i < pixels.length && colors.size < 3; i += 4) {
                colors.add(pixels[i] << 24 | pixels[i + 1] << 16 | pixels[i + 2] << 8 | pixels[i + 3]);
              }
              return colors.size < 3;
            }).map(chart => chart.id)""";

    /** The picture of the first chart. */
    static final String FIRST_CHART = "document.querySelector('canvas').toDataURL()";

    /** The least contrast (WCAG 2.2) between any text and what is behind it. */
    static final String LEAST_CONTRAST = """
            (() => {
              const parse = text => text.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => [r, g, b].map(value => value / 255)
                .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
              const behind = element => {
                for (let e = element; e; e = e.parentElement) {
                  const color = parse(getComputedStyle(e).backgroundColor);
                  if (color.length === 3 || color[3] > 0) return color;
                }
                return [255, 255, 255];
              };
              const ratios = [];
              for (const element of document.body.querySelectorAll('*')) {
                const own = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
                if (own && element.checkVisibility() && element.tagName !== 'SCRIPT') {
                  const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))];
                  ratios.push((Math.max(a, b) + .05) / (Math.min(a, b) + .05));
                }
              }
              return Math.min(...ratios);
            })()""";

    private ScreenChecks() {}
}
