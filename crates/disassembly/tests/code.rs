//! What is listed of small pieces of code, and of drivers as compilers make them.

#![expect(
    clippy::single_range_in_vec_init,
    reason = "one function, or one constant, is one range"
)]

use disassembly::{Access, Code, Effect, Kind, Listing, Section, Stored, list};

const BASE: u32 = 0x1000;

/// The listing of one function that is all of the code.
fn of_function(bytes: &[u8]) -> Listing {
    let end = BASE + u32::try_from(bytes.len()).expect("a short function");
    list(&Code {
        sections: vec![Section { rva: BASE, bytes }],
        functions: vec![BASE..end],
        ..Code::default()
    })
}

fn only_access(bytes: &[u8]) -> Access {
    let listing = of_function(bytes);
    assert_eq!(listing.accesses.len(), 1, "{listing:?}");
    listing.accesses[0]
}

#[test]
fn block_begins_at_a_function_a_branch_target_and_behind_a_branch() {
    // test ecx, ecx; je +1; ret; ret
    let listing = of_function(&[0x85, 0xC9, 0x74, 0x01, 0xC3, 0xC3]);
    assert_eq!(listing.blocks, [0x1000, 0x1004, 0x1005]);
}

#[test]
fn table_behind_a_computed_jump_is_no_code() {
    // jmp rax; then what would be `add [rax], eax` and a return
    let listing = of_function(&[0xFF, 0xE0, 0x01, 0x00, 0xC3]);
    assert_eq!(listing.blocks, [0x1000]);
    assert!(listing.accesses.is_empty());
}

/// A switch of three cases behind a check of the index, as gcc compiles it; the table is at 0x2000.
const SWITCH: [u8; 33] = [
    0x83, 0xF9, 0x02, // cmp ecx, 2
    0x77, 0x19, // ja 0x101E
    0x48, 0x8D, 0x15, 0xF4, 0x0F, 0x00, 0x00, // lea rdx, [rip+0xFF4] (0x2000)
    0x89, 0xC9, // mov ecx, ecx
    0x48, 0x63, 0x04, 0x8A, // movsxd rax, dword ptr [rdx+rcx*4]
    0x48, 0x01, 0xD0, // add rax, rdx
    0xFF, 0xE0, // jmp rax
    0xC3, 0xCC, // 0x1017: ret
    0xC3, 0xCC, // 0x1019: ret
    0xC3, 0xCC, 0xCC, // 0x101B: ret
    0xC3, 0xCC, 0xCC, // 0x101E: ret
];

fn of_switch(targets: [u32; 3]) -> Listing {
    let table: Vec<u8> = targets
        .iter()
        .flat_map(|target| target.wrapping_sub(0x2000).to_le_bytes())
        .collect();
    list(&Code {
        sections: vec![Section {
            rva: BASE,
            bytes: &SWITCH,
        }],
        data: vec![Section {
            rva: 0x2000,
            bytes: &table,
        }],
        functions: vec![BASE..BASE + 33],
        ..Code::default()
    })
}

#[test]
fn cases_of_a_switch_are_found_by_its_table() {
    let blocks = of_switch([0x1017, 0x101B, 0x1019]).blocks;
    assert_eq!(blocks, [0x1000, 0x1005, 0x1017, 0x1019, 0x101B, 0x101E]);
}

#[test]
fn table_that_leads_out_of_the_function_is_none() {
    let blocks = of_switch([0x1017, 0x3000, 0x1019]).blocks;
    assert_eq!(blocks, [0x1000, 0x1005, 0x101E]);
}

#[test]
fn path_into_bytes_that_are_no_instruction_is_doubtful() {
    // mov [rcx], eax; (06 is invalid in 64-bit code)
    assert_eq!(of_function(&[0x89, 0x01, 0x06]), Listing::default());
}

#[test]
fn code_before_a_call_that_does_not_return_is_certain() {
    // mov [rcx], eax; call +0; mov [rdx], eax; (invalid)
    let code = [0x89, 0x01, 0xE8, 0x02, 0, 0, 0, 0x89, 0x02, 0xC3, 0x06];
    let listing = of_function(&code);
    let places: Vec<u32> = listing.accesses.iter().map(|access| access.rva).collect();
    assert_eq!(places, [0x1000, 0x1007]);
    // The same without the return: what follows the call is in doubt.
    let code = [0x89, 0x01, 0xE8, 0xF9, 0xFF, 0xFF, 0xFF, 0x89, 0x02, 0x06];
    let listing = of_function(&code);
    let places: Vec<u32> = listing.accesses.iter().map(|access| access.rva).collect();
    assert_eq!(places, [0x1000]);
}

#[test]
fn instructions_that_share_bytes_are_left_out() {
    // je +1 jumps into the middle of `mov eax, 0xC3C3C3C3`
    let listing = of_function(&[0x74, 0x01, 0xB8, 0xC3, 0xC3, 0xC3, 0xC3, 0xC3]);
    assert_eq!(listing.blocks, [0x1000]);
}

#[test]
fn plain_store_tells_its_size_and_value() {
    // mov dword ptr [rcx+8], 7; ret
    let access = only_access(&[0xC7, 0x41, 0x08, 7, 0, 0, 0, 0xC3]);
    assert_eq!(access.effect, Effect::Store(Stored::Immediate(7)));
    let operand = access.operands[0].expect("an operand");
    assert_eq!(
        (operand.kind, operand.size, operand.displacement),
        (Kind::Write, 4, 8)
    );
    assert!(!access.locked);
}

#[test]
fn interlocked_change_is_locked() {
    // lock add dword ptr [rcx], 1; ret
    assert!(only_access(&[0xF0, 0x83, 0x01, 0x01, 0xC3]).locked);
    // xchg [rcx], eax; ret
    assert!(only_access(&[0x87, 0x01, 0xC3]).locked);
    // add dword ptr [rcx], 1; ret
    assert!(!only_access(&[0x83, 0x01, 0x01, 0xC3]).locked);
}

#[test]
fn repeated_move_touches_two_ranges() {
    // rep movsb; ret
    let access = only_access(&[0xF3, 0xA4, 0xC3]);
    let ranges = access.operands.map(|operand| {
        let operand = operand.expect("two operands");
        (
            operand.kind,
            operand.range(0, |register| u64::from(register.0) * 0x10),
        )
    });
    assert_eq!(
        ranges,
        [(Kind::Write, 0x70..0x80), (Kind::Read, 0x60..0x70)]
    );
}

#[test]
fn stack_is_left_out() {
    // mov [rsp+8], rcx; push rbx; pop rbx; ret
    let listing = of_function(&[0x48, 0x89, 0x4C, 0x24, 0x08, 0x53, 0x5B, 0xC3]);
    assert!(listing.accesses.is_empty());
}

#[test]
fn frame_is_left_out_only_where_rbp_points_to_it() {
    // push rbp; mov rbp, rsp; mov [rbp-8], ecx; pop rbp; ret
    let with_frame = [0x55, 0x48, 0x89, 0xE5, 0x89, 0x4D, 0xF8, 0x5D, 0xC3];
    assert!(of_function(&with_frame).accesses.is_empty());
    // push rbp; mov rbp, rcx; mov [rbp-8], ecx; pop rbp; ret
    let without = [0x55, 0x48, 0x89, 0xCD, 0x89, 0x4D, 0xF8, 0x5D, 0xC3];
    assert_eq!(of_function(&without).accesses.len(), 1);
}

#[test]
fn constants_are_left_out() {
    // mov eax, [rip+0xFA] (0x1100); ret
    let code = [0x8B, 0x05, 0xFA, 0, 0, 0, 0xC3];
    let mut listed = Code {
        sections: vec![Section {
            rva: BASE,
            bytes: &code,
        }],
        starts: vec![BASE],
        ..Code::default()
    };
    assert_eq!(
        list(&listed).accesses[0].operands[0]
            .expect("an operand")
            .range(0, |_| 0),
        0x1100..0x1104
    );
    listed.constant = vec![0x1100..0x1104];
    assert!(list(&listed).accesses.is_empty());
}

#[test]
fn store_of_what_was_loaded_there_is_an_update() {
    // mov eax, [rcx+4]; add eax, 1; mov [rcx+4], eax; ret
    let listing = of_function(&[0x8B, 0x41, 0x04, 0x83, 0xC0, 0x01, 0x89, 0x41, 0x04, 0xC3]);
    assert_eq!(listing.accesses[1].effect, Effect::Update);
    // The same from [rcx+8] is none.
    let listing = of_function(&[0x8B, 0x41, 0x08, 0x83, 0xC0, 0x01, 0x89, 0x41, 0x04, 0xC3]);
    assert!(matches!(
        listing.accesses[1].effect,
        Effect::Store(Stored::General(_))
    ));
}

#[test]
fn update_through_a_pointer_on_the_stack_is_found_in_code_that_is_not_optimised() {
    let code = [
        0x48, 0x8B, 0x44, 0x24, 0x10, // mov rax, [rsp+0x10]
        0x8B, 0x40, 0x04, // mov eax, [rax+4]
        0x8D, 0x50, 0x01, // lea edx, [rax+1]
        0x48, 0x8B, 0x44, 0x24, 0x10, // mov rax, [rsp+0x10]
        0x89, 0x50, 0x04, // mov [rax+4], edx
        0xC3,
    ];
    assert_eq!(of_function(&code).accesses[1].effect, Effect::Update);
}

#[test]
fn leaf_function_is_found_by_a_pointer_to_it() {
    let mut code = [0xCC; 0x20];
    // lea rax, [rip+9]; ret; and at 0x1010: mov [rcx], eax; ret
    code[..8].copy_from_slice(&[0x48, 0x8D, 0x05, 0x09, 0, 0, 0, 0xC3]);
    code[0x10..0x13].copy_from_slice(&[0x89, 0x01, 0xC3]);
    let listing = list(&Code {
        sections: vec![Section {
            rva: BASE,
            bytes: &code,
        }],
        functions: vec![BASE..BASE + 8],
        ..Code::default()
    });
    assert_eq!(listing.blocks, [0x1000, 0x1010]);
}
