// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The kind of a cited source. An open vocabulary. */
public record CitationSource(String value) implements OpenEnum {

  /** A file of the project. */
  public static final CitationSource FILE = new CitationSource("file");

  /** A web page. */
  public static final CitationSource WEB = new CitationSource("web");

  /** Source code. */
  public static final CitationSource CODE = new CitationSource("code");

  /** Another artifact. */
  public static final CitationSource ARTIFACT = new CitationSource("artifact");

  public CitationSource {
    Check.word(value, "citationSource", CitationSource.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
