/*
 * Stack probing. A function with more than a page of local variables first calls ___chkstk_ms (the name that the
 * compilers for this target use) with the number of bytes in rax; every register is kept. Windows' name for the
 * same contract is __chkstk, which ntoskrnl.exe exports.
 */
	.text
	.globl	___chkstk_ms
	.def	___chkstk_ms; .scl 2; .type 32; .endef
___chkstk_ms:
	jmp	*__imp___chkstk(%rip)
