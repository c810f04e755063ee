/** Things that go wrong on purpose and concern several engines. */
@NullMarked
package docket.engines.faults;

import org.jspecify.annotations.NullMarked;
