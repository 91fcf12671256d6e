// Loaded when the first protocol is printed, not when the worker starts: at rest it would cost 60 MB for nothing.
export const { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } = await import(
  '@react-pdf/renderer'
);
