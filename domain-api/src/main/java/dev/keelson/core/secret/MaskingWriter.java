// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.io.IOException;
import java.io.Writer;

/** Masks what is written and passes it on. Must be closed; flushing keeps an unfinished line. */
public final class MaskingWriter extends Writer {

  private final Writer out;
  private final ChunkMasker masker;

  /** A writer that passes on to {@code out} what {@code masker} returns. */
  public MaskingWriter(Writer out, ChunkMasker masker) {
    this.out = out;
    this.masker = masker;
  }

  @Override
  public void write(char[] characters, int from, int length) throws IOException {
    synchronized (lock) {
      out.write(masker.next(new String(characters, from, length)));
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    synchronized (lock) {
      out.write(masker.end());
      out.close();
    }
  }
}
