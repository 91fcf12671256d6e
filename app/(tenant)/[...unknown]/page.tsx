import { notFound } from 'next/navigation';

/** An address nobody has a page for: said inside the frame to those who are signed in. */
export default function UnknownPage() {
  notFound();
}
