import type { z } from 'zod';

import { fileSignatures, signedCopies } from '@/db/schema/processes/file-signatures';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { newId } from '@/lib/platform/core/ids';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { requireSignaturePin } from '@/lib/platform/identity/require-signature-pin';
import { isSameName } from '@/lib/processes/checkpoints/compare-names';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import { holdRunOfCheckpoint, loadRunOfCheckpoint } from '@/lib/processes/runs/hold-run';

import { fileSigned } from './events';
import { signFileInput } from './inputs';
import { writeStatement } from './rules/statement';
import { findSignable } from './store';

export type SignedFile = { signatureId: string; statementSha256: string };

const sign = command({
  name: 'checkpoint.sign_file',
  // The PIN has been looked at before, outside of the transaction, and goes no further.
  input: signFileInput.omit({ pin: true }),
  run: async (tx, ctx, { checkpointId, versionId, fieldKey, mark }): Promise<SignedFile> => {
    const person = requirePerson(ctx.actor);
    const held = await holdRunOfCheckpoint(tx, ctx, checkpointId);
    const { run, step } = held;
    const { fileId, version, name, sha256, field } = await findSignable(tx, ctx, held, {
      versionId,
      fieldKey,
    });

    const id = newId(ctx.now.getTime());
    const statement = writeStatement({
      id,
      tenantId: ctx.tenantId,
      run: { id: run.id, number: run.number },
      checkpoint: { id: step.id, title: step.title },
      file: { id: fileId, versionId, version, name, sha256 },
      field,
      signer: { id: person.id, name: person.name },
      mark,
      signedAt: ctx.now,
    });
    const signed = await tx
      .insert(fileSignatures)
      .values({
        id,
        runId: run.id,
        checkpointId: step.id,
        fileId,
        versionId,
        fieldKey,
        field,
        signedBy: person.id,
        signedAt: ctx.now,
        printedName: person.name,
        mark,
        statement: statement.text,
        statementSha256: statement.sha256,
      })
      .onConflictDoNothing()
      .returning({ id: fileSignatures.id });
    if (signed.length === 0) throw new DomainError('conflict', 'This field has been signed already.');
    await tx
      .insert(signedCopies)
      .values({ versionId, state: 'waiting' })
      .onConflictDoUpdate({
        target: [signedCopies.tenantId, signedCopies.versionId],
        set: { state: 'waiting', reason: null },
      });

    record(
      tx,
      ctx,
      fileSigned,
      { type: 'signature', id },
      {
        runId: run.id,
        checkpointId: step.id,
        title: step.title,
        file: name,
        versionId,
        version,
        fileSha256: sha256,
        field: field.label,
        statementSha256: statement.sha256,
      },
    );
    await applyTransitions(tx, ctx, run, {
      transitions: [],
      entries: [
        {
          type: 'checkpoint.file_signed',
          checkpointId: step.id,
          data: { file: name, version, field: field.label },
        },
      ],
    });
    return { signatureId: id, statementSha256: statement.sha256 };
  },
});

/**
 * Signs the newest version of a file in one of its fields. What can be refused without the PIN is refused first; the
 * PIN is compared between two transactions, as it takes longer than everything else; then it is all asked again.
 */
export const signFile = Object.assign(
  async (ctx: Ctx, raw: z.input<typeof signFileInput>): Promise<SignedFile> => {
    const { pin, ...input } = parseInput(signFileInput, raw);
    const person = requirePerson(ctx.actor);
    authorise(person.kind === 'user', 'signed_in');
    await read(ctx, async (tx) =>
      findSignable(tx, ctx, await loadRunOfCheckpoint(tx, ctx, input.checkpointId), input),
    );
    requireOwnName(input.mark, person.name);
    await requireSignaturePin(ctx, pin);
    return sign(ctx, input);
  },
  { spec: { name: sign.spec.name, input: signFileInput } },
);

/** A typed name is the signer's own; what somebody draws, nobody judges. */
function requireOwnName(mark: z.output<typeof signFileInput>['mark'], name: string): void {
  if (mark.kind === 'drawn' || isSameName(mark.name, name)) return;
  const problems = [
    {
      pointer: '/mark/name',
      code: 'signature_name_differs',
      message: 'The name must be your own, as it stands in your account.',
      params: { name },
    },
  ];
  throw new DomainError('invalid_input', 'The name is not your own.', { problems });
}
