/** Labeling configs of projects, read once and remembered. */
@NullMarked
package docket.platform.config;

import org.jspecify.annotations.NullMarked;
