import { pdfjs } from 'react-pdf';

pdfjs.GlobalWorkerOptions.workerSrc = new URL(
  'pdfjs-dist/build/pdf.worker.min.mjs',
  import.meta.url,
).toString();

// One object for all, as a new one would load the document anew.
export const pdfOptions = { isEvalSupported: false, enableXfa: false };
