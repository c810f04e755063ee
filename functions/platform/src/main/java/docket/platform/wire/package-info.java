/** Wire forms that several contexts answer with: tasks, annotations, people, times. */
@NullMarked
package docket.platform.wire;

import org.jspecify.annotations.NullMarked;
